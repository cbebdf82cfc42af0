import type { Engine, Statement } from "./engine.ts";

const LOOK: Statement = {
  text: "select name from meta.migrations order by place desc limit 1",
  values: [],
};
const AS_OWNER: Statement = { text: "select set_config('role', 'app_owner', true)", values: [] };

/** The newest migration in the database, or null where it does not answer. */
export async function newestMigration(engine: Engine): Promise<string | null> {
  try {
    const [rows] = await engine.batch(AS_OWNER, [LOOK], { readOnly: true });
    return typeof rows[0]?.name === "string" ? rows[0].name : null;
  } catch {
    return null;
  }
}
