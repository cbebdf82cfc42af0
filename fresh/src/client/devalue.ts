// A file of its own: only pages that hand to islands what JSON has no words for load it.
export { parse } from "devalue";
