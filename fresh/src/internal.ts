// For the code that the Builder generates.
export { setBuildCache } from "./app.ts";
export { ProdBuildCache } from "./build_cache.ts";
