import { importStep } from "../(_components)/import_page.ts";

export const handler = importStep((useCases, actor, id) => useCases.runImport(actor, id));
