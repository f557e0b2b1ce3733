// A page with webpack's usual rules: style sheets are brought into the page by scripts.
import { cpSync } from "node:fs";
import webpack from "webpack";

const here = new URL("./", import.meta.url).pathname;
const compiler = webpack({
  context: here,
  mode: "production",
  entry: "./main.js",
  output: { path: `${here}dist`, publicPath: "auto", clean: true },
  performance: { hints: false },
  module: { rules: [{ test: /\.css$/i, use: ["style-loader", "css-loader"] }] },
});
compiler.run((error, stats) => {
  if (error || stats.hasErrors() || stats.hasWarnings()) {
    console.error(error ?? stats.toString("errors-warnings"));
    process.exitCode = 1;
    return;
  }
  for (const file of ["index.html", "own.md"]) cpSync(`${here}${file}`, `${here}dist/${file}`);
  compiler.close(() => {});
});
