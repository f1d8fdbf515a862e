// What the app stores of a plan: one line that says what follows, then the plan file. Written
// here a second time, so that the tests do not take the app's word for it.

const MASK = (1n << 64n) - 1n;
const HEAD = /^mejora (\d+) (\d+) (\d+) ([0-9a-f]{16})\n/;

function rotate(value, by) {
  return ((value << by) | (value >> (64n - by))) & MASK;
}

/** SipHash-1-3 with a key of zeros, as 16 hex digits. */
export function checksum(bytes) {
  let [a, b, c, d] = [
    0x736f6d6570736575n, 0x646f72616e646f6dn, 0x6c7967656e657261n, 0x7465646279746573n,
  ];
  const round = () => {
    a = (a + b) & MASK;
    c = (c + d) & MASK;
    b = rotate(b, 13n) ^ a;
    d = rotate(d, 16n) ^ c;
    a = rotate(a, 32n);
    c = (c + b) & MASK;
    a = (a + d) & MASK;
    b = rotate(b, 17n) ^ c;
    d = rotate(d, 21n) ^ a;
    c = rotate(c, 32n);
  };
  const absorb = (word) => {
    d ^= word;
    round();
    a ^= word;
  };
  const buffer = Buffer.from(bytes);
  const whole = buffer.length - (buffer.length % 8);
  for (let at = 0; at < whole; at += 8) absorb(buffer.readBigUInt64LE(at));
  const tail = Buffer.alloc(8);
  buffer.copy(tail, 0, whole);
  tail[7] = buffer.length & 0xff;
  absorb(tail.readBigUInt64LE(0));
  c ^= 0xffn;
  round();
  round();
  round();
  return ((a ^ b ^ c ^ d) & MASK).toString(16).padStart(16, "0");
}

/** A frame as the app would store it. */
export function frame(text, saved, version = 1) {
  const bytes = Buffer.from(text, "utf8");
  return `mejora ${version} ${saved} ${bytes.length} ${checksum(bytes)}\n${text}`;
}

/** What a frame holds; null where it is no frame or is damaged. */
export function unframe(value) {
  const head = typeof value === "string" ? HEAD.exec(value) : null;
  if (!head) return null;
  const text = value.slice(head[0].length);
  const bytes = Buffer.from(text, "utf8");
  const whole = head[1] === "1" && Number(head[3]) === bytes.length && head[4] === checksum(bytes);
  return whole ? { saved: Number(head[2]), text } : null;
}
