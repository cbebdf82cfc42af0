import assert from "node:assert/strict";
import { isPublicAddress, readTarget } from "./target.ts";

const fault = (url: string, local = false) => {
  const read = readTarget(url, { local });
  return "fault" in read ? read.fault : null;
};

Deno.test("X7 F17 readTarget() refuses every way to write this machine, a private network or an inner name", () => {
  const inner = [
    ...["https://2130706433/", "https://0x7f.1/", "https://127.1/", "https://0/", "https://[::ffff:127.0.0.1]/"],
    ...[
      "https://127.0.0.1/",
      "https://0.0.0.0/",
      "https://0177.0.0.1/",
      "https://0x7f000001/",
      "https://017700000001/",
    ],
    ...["https://127.0.0.1.", "https://localhost/", "https://LOCALHOST./", "https://a.localhost/", "https://[::1]/"],
    ...["https://[::]/", "https://[0:0:0:0:0:ffff:7f00:1]/", "https://[::ffff:10.0.0.1]/", "https://[::127.0.0.1]/"],
    ...["https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[fe80::1]/", "https://[fd00::1]/"],
    ...["https://[ff02::1]/", "https://[2001:db8::1]/", "https://[100::1]/", "https://[2001::1]/"],
    ...["https://10.0.0.1/", "https://172.16.0.1/", "https://172.31.255.255/", "https://192.168.1.1/"],
    ...[
      "https://169.254.169.254/latest/meta-data/",
      "https://100.64.0.1/",
      "https://198.18.0.1/",
      "https://224.0.0.1/",
    ],
    ...["https://255.255.255.255/", "https://240.0.0.1/", "https://192.0.2.1/", "https://203.0.113.9/"],
    ...["https://database/", "https://metadata.google.internal/", "https://printer.local/", "https://x.home.arpa/"],
    ...["https://①②⑦.⓪.⓪.①/", "https://１２７.0.0.1/", "https://127。0。0。1/", "https://%6c%6fcalhost/"],
  ];

  assert.deepEqual(inner.filter((url) => fault(url) !== "not_public"), []);
});

Deno.test("X7 readTarget() takes https only, without a login or a fragment", () => {
  assert.deepEqual(
    ["http://example.com/", "ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "data:text/plain,x"]
      .map((url) => fault(url)),
    Array(5).fill("not_https"),
  );
  assert.deepEqual(
    ["https://a:b@example.com/", "https://a@127.0.0.1/", "https://example.com/#x", "example.com", "", "https://", "//x"]
      .map((url) => fault(url)),
    Array(7).fill("unreadable"),
  );
  assert.equal(fault(`https://example.com/${"a".repeat(500)}`), "unreadable");
});

Deno.test("readTarget() takes public names and addresses, as they are written from then on", () => {
  assert.deepEqual(readTarget("https://Example.COM:8443/in?x=1"), { url: "https://example.com:8443/in?x=1" });
  assert.deepEqual(
    ["https://93.184.216.34/", "https://[2606:2800:220:1::1]/", "https://172.32.0.1/", "https://xn--rdgrd-vuad.dk/"]
      .map((url) => fault(url)),
    [null, null, null, null],
  );
});

Deno.test("readTarget() takes this machine only where that is allowed, and no other inner address even then", () => {
  assert.deepEqual(
    ["http://127.0.0.1:8080/", "http://localhost:9/", "https://[::1]/", "http://[::1]:1/"].map((url) =>
      fault(url, true)
    ),
    [null, null, null, null],
  );
  assert.deepEqual(
    ["http://10.0.0.1/", "https://10.0.0.1/", "http://example.com/", "https://[::ffff:127.0.0.1]/"]
      .map((url) => fault(url, true)),
    ["not_https", "not_public", "not_https", "not_public"],
  );
});

Deno.test("isPublicAddress() knows no text that is not an address, and no zone of one machine", () => {
  assert.deepEqual(["", "a", "1.2.3", "1.2.3.4.5", "256.1.1.1", "fe80::1%eth0", "2606::1::2"].map(isPublicAddress), [
    ...Array(7).fill(false),
  ]);
});
