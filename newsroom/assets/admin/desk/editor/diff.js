// Where two sequences differ.
//
// E. W. Myers, “An O(ND) difference algorithm and its variations” (1986): the time grows with what
// differs, not with the length. Beyond MOST differences it would grow quadratically: then the
// sequences are first parted at stretches that stand once in each, as patience diff does.

const MOST = 400;
const STRETCH = 8;

/** The places that differ, in order: `[[from, to, from, to], …]`, `a` first, ends exclusive. */
export function hunks(a, b) {
  const found = [];
  compare(a, 0, a.length, b, 0, b.length, found);
  return joined(found);
}

function compare(a, a0, a1, b, b0, b1, found) {
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) a0++, b0++;
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) a1--, b1--;
  if (a0 === a1 && b0 === b1) return;
  if (a0 === a1 || b0 === b1) {
    found.push([a0, a1, b0, b1]);
    return;
  }
  const path = shortest(a, a0, a1, b, b0, b1);
  if (path) {
    for (const [p, q, r, s] of path) found.push([a0 + p, a0 + q, b0 + r, b0 + s]);
    return;
  }
  const common = commonStretches(a, a0, a1, b, b0, b1);
  if (!common.length) {
    found.push([a0, a1, b0, b1]);
    return;
  }
  let x = a0;
  let y = b0;
  for (const [i, j] of common) {
    if (i < x || j < y) continue; // overlaps the one before
    compare(a, x, i, b, y, j, found);
    x = i + STRETCH;
    y = j + STRETCH;
  }
  compare(a, x, a1, b, y, b1, found);
}

/** Single insertions and deletions of a shortest script, or null where it has more than MOST. */
function shortest(a, a0, a1, b, b0, b1) {
  const n = a1 - a0;
  const m = b1 - b0;
  const most = Math.min(n + m, MOST);
  const furthest = new Int32Array(2 * most + 3);
  const zero = most + 1;
  const trace = [];
  for (let d = 0; d <= most; d++) {
    trace.push(furthest.slice(zero - d, zero + d + 1));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && furthest[zero + k - 1] < furthest[zero + k + 1]);
      let x = down ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
      let y = x - k;
      while (x < n && y < m && a[a0 + x] === b[b0 + y]) x++, y++;
      furthest[zero + k] = x;
      if (x >= n && y >= m) return wayBack(trace, n, m);
    }
  }
  return null;
}

function wayBack(trace, n, m) {
  const steps = [];
  let x = n;
  let y = m;
  for (let d = trace.length - 1; d > 0; d--) {
    const at = (k) => trace[d][k + d];
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    x = down ? at(k + 1) : at(k - 1);
    y = x - (down ? k + 1 : k - 1);
    steps.push(down ? [x, x, y, y + 1] : [x, x + 1, y, y]);
  }
  return steps.reverse();
}

/** Stretches that stand once in each, in an order that both have: `[[in a, in b], …]`. */
function commonStretches(a, a0, a1, b, b0, b1) {
  const once = (sequence, from, to) => {
    const places = new Map();
    for (let i = from; i + STRETCH <= to; i++) {
      const key = sequence.slice(i, i + STRETCH).join("");
      places.set(key, places.has(key) ? -1 : i);
    }
    return places;
  };
  const there = once(b, b0, b1);
  const pairs = [];
  for (const [key, i] of once(a, a0, a1)) {
    const j = there.get(key);
    if (i >= 0 && j >= 0) pairs.push([i, j]);
  }
  return longestRising(pairs.sort((p, q) => p[0] - q[0]));
}

/** The most pairs whose second numbers rise too (patience sorting). */
function longestRising(pairs) {
  const tops = [];
  const before = new Array(pairs.length).fill(-1);
  pairs.forEach(([, j], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tops[middle]][1] < j) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = tops[low - 1];
    tops[low] = index;
  });
  const chosen = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]) chosen.push(pairs[index]);
  return chosen.reverse();
}

/** Steps that touch become one; so do changes round a letter or two that are alike by chance. */
function joined(found) {
  const whole = [];
  const size = ([a0, a1, b0, b1]) => Math.max(a1 - a0, b1 - b0);
  for (const hunk of found) {
    const last = whole.at(-1);
    const gap = last ? hunk[0] - last[1] : 0;
    if (last && gap * 2 <= Math.min(size(last), size(hunk))) {
      last[1] = hunk[1];
      last[3] = hunk[3];
    } else {
      whole.push([...hunk]);
    }
  }
  return whole;
}

/** `mine` with what became of `base` in `theirs`; null where both changed one place of it. */
export function patched(base, theirs, mine) {
  const from = [...base];
  const to = [...theirs];
  const own = hunks(from, [...mine]);
  const result = [...mine];
  for (const [a0, a1, b0, b1] of hunks(from, to).reverse()) {
    if (own.some(([x, y]) => x <= a1 && a0 <= y)) return null;
    const shift = own.reduce((shift, [, y, , q]) => (y < a0 ? q - y : shift), 0);
    result.splice(a0 + shift, a1 - a0, ...to.slice(b0, b1));
  }
  return result.join("");
}
