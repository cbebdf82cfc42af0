export { Builder } from "./builder.ts";
export type { BuildOptions, OnTransformArgs, OnTransformOptions, ResolvedBuildConfig, TransformFn } from "./builder.ts";
