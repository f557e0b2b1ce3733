//! No files of the crate import each other in a circle: each can be read with what it imports alone.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{files, without_tests};

/// A path of names, the crate's own without its first.
type Path = Vec<String>;

/// What a file brings in by one name of a `use`.
struct Import {
    path: Path,
    name: String,
    is_public: bool,
}

/// A file, as far as it names others.
struct Source {
    file: String,
    imports: Vec<Import>,
    /// Paths in its code, and single names.
    named: BTreeSet<Path>,
}

fn path(text: &str) -> Path {
    text.split("::").map(|name| name.trim().to_string()).filter(|name| !name.is_empty()).collect()
}

/// The single paths of a tree such as `a::{b, c::{self, D as E}}`, each with the name it has from then on.
fn branches(before: &[String], tree: &str, found: &mut Vec<(Path, String)>) {
    let tree = tree.trim();
    let Some((begin, inside)) = tree.strip_suffix('}').and_then(|tree| tree.split_once('{')) else {
        let (long, name) = tree.split_once(" as ").unwrap_or((tree, tree.rsplit("::").next().unwrap()));
        found.push(([before, &path(long)].concat(), name.trim().to_string()));
        return;
    };
    let before = [before, &path(begin)].concat();
    let (mut depth, mut from) = (0, 0);
    for (at, letter) in inside.char_indices().chain([(inside.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let branch = inside[from..at].trim();
                if !branch.is_empty() {
                    branches(&before, branch, found);
                }
                from = at + 1;
            }
            _ => {}
        }
    }
}

fn source(file: String, text: &str) -> Source {
    let text: String =
        without_tests(text).lines().map(|line| line.split("//").next().unwrap().to_string() + "\n").collect();
    let (mut imports, mut code) = (Vec::new(), String::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let after_pub = match line.trim_start().strip_prefix("pub") {
            Some(rest) => rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest),
            None => line,
        };
        let Some(mut tree) = after_pub.trim_start().strip_prefix("use ").map(String::from) else {
            code += line;
            code.push('\n');
            continue;
        };
        while !tree.contains(';') {
            tree += lines.next().unwrap();
        }
        let mut found = Vec::new();
        branches(&[], tree.trim_end().trim_end_matches(';'), &mut found);
        let is_public = line.trim_start().starts_with("pub");
        imports.extend(found.into_iter().map(|(path, name)| Import { path, name, is_public }));
    }
    let named = code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == ':')).map(path);
    Source { file, imports, named: named.filter(|path| !path.is_empty()).collect() }
}

/// All files by their modules.
struct Crate(BTreeMap<Path, Source>);

impl Crate {
    fn read() -> Crate {
        let is_module = |file: &&(String, String)| !file.0.starts_with("src/bin/") && file.0 != "src/main.rs";
        let module = |file: &str| {
            let name = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
            if name == "lib" { Vec::new() } else { name.split('/').map(String::from).collect() }
        };
        let sources = files("src");
        let sources = sources.iter().filter(is_module);
        Crate(sources.map(|(file, text)| (module(file), source(file.clone(), text))).collect())
    }

    /// The module in which a path of another module ends, through the names that modules pass on.
    fn resolve(&self, module: &[String], path: &[String], seen: &mut BTreeSet<(Path, String)>) -> Option<Path> {
        let (mut at, mut rest) = (module.to_vec(), path);
        match path.first()?.as_str() {
            "crate" => (at, rest) = (Vec::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    at.pop()?;
                    rest = &rest[1..];
                }
            }
            name => {
                let import = self.0[module].imports.iter().find(|import| import.name == name);
                if let Some(import) = import.filter(|_| seen.insert((at.clone(), name.into()))) {
                    return self.resolve(module, &[&import.path, &rest[1..]].concat(), seen);
                }
                at.push(name.into());
                (at, rest) = (self.0.contains_key(&at).then_some(at)?, &path[1..]);
            }
        }
        while let Some(name) = rest.first() {
            at.push(name.clone());
            if !self.0.contains_key(&at) {
                at.pop();
                let import = self.0[&at].imports.iter().find(|import| import.name == *name);
                let Some(import) = import.filter(|_| seen.insert((at.clone(), name.clone()))) else { break };
                return self.resolve(&at, &[&import.path, &rest[1..]].concat(), seen).or(Some(at));
            }
            rest = &rest[1..];
        }
        Some(at)
    }

    /// The modules that a module needs. What it only passes on to others it does not.
    fn needs(&self, module: &Path) -> BTreeSet<Path> {
        let source = &self.0[module];
        let is_used =
            |import: &&Import| !import.is_public || source.named.iter().any(|path| path.first() == Some(&import.name));
        let imports = source.imports.iter().filter(is_used).map(|import| &import.path);
        let paths = imports.chain(source.named.iter().filter(|path| path.len() > 1));
        let mut needs: BTreeSet<Path> =
            paths.filter_map(|path| self.resolve(module, path, &mut BTreeSet::new())).collect();
        needs.remove(module);
        needs
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let sources = Crate::read();
    let needs: BTreeMap<&Path, BTreeSet<Path>> =
        sources.0.keys().map(|module| (module, sources.needs(module))).collect();
    let name = |module: &str| module.split('/').map(String::from).collect::<Path>();
    // Through what `practice` passes on, and by the name of a module.
    assert!(needs[&name("practice/update")].contains(&name("practice/model")));
    assert!(needs[&name("backup/csv")].contains(&name("backup/timestamp")));
    let mut circles = Vec::new();
    for module in needs.keys() {
        let (mut reached, mut next) = (BTreeSet::new(), vec![*module]);
        while let Some(from) = next.pop() {
            let to = needs[from].iter().filter(|to| needs.contains_key(to));
            next.extend(to.filter(|to| reached.insert(*to)));
        }
        if reached.contains(module) {
            let back = reached.iter().filter(|other| needs[**other].contains(*module));
            let back: Vec<&str> = back.map(|other| sources.0[*other].file.as_str()).collect();
            circles.push(format!("{} is needed by {}, which need it", sources.0[*module].file, back.join(" and ")));
        }
    }
    assert_eq!(circles, Vec::<String>::new());
}
