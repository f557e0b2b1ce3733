// As files for any host, below a path.
export default {
  output: "export",
  basePath: process.env.CUECARD_BASE ?? "",
  distDir: process.env.CUECARD_OUT ?? "out",
  eslint: { ignoreDuringBuilds: true },
};
