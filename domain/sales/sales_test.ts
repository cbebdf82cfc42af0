// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./change_many_cases.ts";
import "./change_cases.ts";
import "./draft_cases.ts";
import "./moves_cases.ts";
import "./payment_cases.ts";
import "./sale_cases.ts";
import "./summary_cases.ts";
import "./undo_cases.ts";
import "./use_cases_cases.ts";
import "./walk_cases.ts";
