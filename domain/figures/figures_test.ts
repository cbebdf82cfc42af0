// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./figures_cases.ts";
import "./forecast_cases.ts";
