import assert from "node:assert/strict";
import { csvReader, delimiterOf, textReader } from "../../domain/imports/csv.ts";

const corpora = Deno.env.get("CORPORA_DIR") ?? new URL("../../../shared/corpora", import.meta.url).pathname;
const folder = `${corpora}/csv-spectrum`;
const there = await Deno.stat(folder).then(() => true, () => false);

Deno.test({
  name: "an import reads csv-spectrum right",
  ignore: !there && !(Deno.env.get("CI") === "true" && Deno.env.get("REQUIRE_CORPORA") === "1"),
  async fn() {
    let files = 0;
    for await (const { name } of Deno.readDir(`${folder}/csvs`)) {
      const bytes = await Deno.readFile(`${folder}/csvs/${name}`);
      const wanted = JSON.parse(await Deno.readTextFile(`${folder}/json/${name.replace(".csv", ".json")}`));
      const decoder = textReader();
      const plain = decoder.push(bytes) + decoder.end();
      // A copy that went through git without attributes has lost its CRs.
      const text = name.endsWith("_crlf.csv") ? plain.replaceAll(/\r?\n/g, "\r\n") : plain;
      const reader = csvReader(delimiterOf(text));

      const [header, ...rows] = [...reader.push(text), ...reader.end()];

      const read = rows.map(({ cells }) => Object.fromEntries(header.cells.map((title, at) => [title, cells[at]])));
      assert.deepEqual(read, wanted, name);
      files++;
    }
    assert.equal(files, 11);
  },
});
