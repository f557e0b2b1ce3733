export default { base: process.env.CUECARD_BASE ?? "/", devToolbar: { enabled: false } };
