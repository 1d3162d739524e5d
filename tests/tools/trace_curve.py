"""trace_curve.py FILE -- reads what `trace curve` printed and prints what is wrong with it, a
line each; nothing if all is right. The curve is computed here from its equation alone."""
import re
import sys

text = open(sys.argv[1], encoding="utf-8").read()
lines = text.split("\n")
wrong = []


def want(what, wanted, have):
    if wanted != have:
        wrong.append(f"{what}: want {wanted}, have {have}")


# --- every equation: all sides that are only numbers are the same modulo N ----------------------

def value(side, modulus):
    """Of an expression with / modulo a prime; None if there are letters in it."""
    if not re.fullmatch(r"[-+*/^() 0-9]+", side) or not re.search(r"\d", side):
        return None
    tokens = side.replace("^", "**")
    parts = re.split(r" / ", tokens)
    result = eval(parts[0])
    for part in parts[1:]:
        result *= pow(eval(part), -1, modulus)
    return result % modulus


equations = 0
for line in lines:
    found = re.search(r" mod (\d+)", line)
    if not found or "=" not in line:
        continue
    modulus = int(found.group(1))
    if "Euclid" in line or "modulo" in line:
        continue
    line = re.sub(r"= (-?\d+) mod n\b", "", line)
    sides = re.sub(r" mod (\d+|n)", "", line).split("=")
    values = [v for v in (value(side, modulus) for side in sides) if v is not None]
    if len(values) > 1:
        equations += 1
        if len(set(values)) != 1:
            wrong.append(f"{line.strip()}: {values}")
for found in re.finditer(r"1 / (\d+) mod (\d+), by Euclid:\n(.*?)so 1 / (\d+) = (?:-\d+ = )?(\d+)\n", text, re.S):
    number, modulus, rows, again, inverse = found.groups()
    want("the number that is inverted", number, again)
    want(f"1 / {number} mod {modulus}", pow(int(number), -1, int(modulus)), int(inverse))
    for row in re.finditer(r"(\d+) = +(\d+) - +(\d+) \* +(\d+) ", rows):
        r, a, q, b = map(int, row.groups())
        want(f"a row of 1 / {number}", a - q * b, r)
        equations += 1
if equations < 8:
    wrong.append(f"only {equations} equations")

# --- the curve ----------------------------------------------------------------------------------

p = int(re.search(r"modulo the prime p = (\d+)", text).group(1))
a, b = map(int, re.search(r"That is a = (\d+) and\s+b = (\d+)\.", re.sub(r"\s+", " ", text)).groups())
equation = re.search(r"y\^2 = x\^3(?: ([-+]) (\d*)x)?(?: \+ (\d+))? modulo", text).groups()
sign = -1 if equation[0] == "-" else 1
want("a of the equation", a, (sign * int(equation[1] or 1) if equation[0] else 0) % p)
want("b of the equation", b, int(equation[2] or 0))
points = [(x, y) for x in range(p) for y in range(p) if (y * y - x**3 - a * x - b) % p == 0]
count = len(points) + 1
want("points", count - 1, int(re.search(r"(\d+) points satisfy it", text).group(1)))
want("the group", count, int(re.search(r"group of\s+(\d+):", text).group(1)))


def add(P, Q):
    if P is None or Q is None:
        return P if Q is None else Q
    if P[0] == Q[0] and (P[1] + Q[1]) % p == 0:
        return None
    if P == Q:
        slope = (3 * P[0] ** 2 + a) * pow(2 * P[1], -1, p)
    else:
        slope = (Q[1] - P[1]) * pow(Q[0] - P[0], -1, p)
    x = (slope * slope - P[0] - Q[0]) % p
    return x, (slope * (P[0] - x) - P[1]) % p


def times(k, P):
    R = None
    for _ in range(k):
        R = add(R, P)
    return R


def point(s):
    return None if s == "infinity" else tuple(map(int, s[1:-1].split(", ")))


POINT = r"(\(\d+, \d+\)|infinity)"


def points_of(pattern):
    found = re.search(pattern.replace("POINT", POINT), re.sub(r"\s+", " ", text))
    if not found:
        wrong.append(f"no {pattern}")
        return [None] * 4
    return [point(g) for g in found.groups()]


# --- the pictures -------------------------------------------------------------------------------

pictures, rows = [], []
for line in lines:
    found = re.match(r"^ {0,6}(\d*)[|│](.*)$", line)
    if found:
        rows.append(found.groups())
    elif rows:
        pictures.append(rows)
        rows = []
want("pictures", 3, len(pictures))
wide = 2 * p - 1 <= 73
scale = (p + 72) // 73
tall = 1 if scale == 1 else 2 * scale


def cells(picture):
    out = {}
    for i, (label, row) in enumerate(reversed(picture)):
        if label:
            want("a label", i * tall, int(label))
        for j, cell in enumerate(row[::2] if wide else row):
            out[j, i] = cell
    return out


grid = cells(pictures[0])
for (i, j), cell in grid.items():
    inside = sum((x // scale, y // tall) == (i, j) for x, y in points)
    wanted = str(inside) if scale > 1 else "o●"
    if (inside > 0) != (cell not in ".·") or inside and cell not in wanted:
        wrong.append(f"the picture at {i}, {j}: {inside} points, {cell!r}")
want("cells", ((p + scale - 1) // scale) * ((p + tall - 1) // tall), len(grid))
for line in lines:
    if len(line) > 88 and not line.startswith("TOY"):
        wrong.append(f"a line of {len(line)} characters")
    if re.match(r"^ {0,6}\d*[|│+└]", line) and len(line) > 80:
        wrong.append(f"a picture of {len(line)} columns")
    if line != line.rstrip():
        wrong.append(f"spaces at the end of {line!r}")


def check_drawing(picture, letters, slope):
    grid = cells(picture)
    seen = {}
    for letter, P in letters:
        if P is not None:
            seen.setdefault((P[0] // scale, P[1] // tall), letter)
    x0, y0 = letters[0][1]
    for (x, y), cell in grid.items():
        if scale > 1:
            if (x, y) in seen:
                want(f"at {x}, {y}", seen[x, y], cell)
            continue
        on_line = (slope * (x - x0) + y0 - y) % p == 0
        wanted = seen.get((x, y)) or ("o●" if (x, y) in points else "+◦" if on_line else ".·")
        if cell not in wanted:
            wrong.append(f"the drawing at {x}, {y}: want {wanted}, have {cell}")


# --- additions ----------------------------------------------------------------------------------

P, Q = points_of(r"P = \(x1, y1\) = POINT and Q = \(x2, y2\) = POINT\.")
slopes = [int(s) for s in re.findall(r"^   slope = \d+ \* \d+ mod \d+ = (\d+)$", text, re.M)]
results = [[point(g) for g in f] for f in re.findall(rf"^   T = {POINT}, S = {POINT}$", text, re.M)]
for (T, S), (A, B), picture, letters, slope in zip(results, [(P, Q), (P, P)], pictures[1:], ["PQTS", "PTS"], slopes):
    want("a sum", add(A, B), S)
    want("the third point", (S[0], -S[1] % p), T)
    named = {"P": P, "Q": Q, "T": T, "S": S}
    check_drawing(picture, [(c, named[c]) for c in letters], slope)
    want("the slope goes through T", 0, (slope * (T[0] - A[0]) + A[1] - T[1]) % p)
want("additions", 2, len(results))

# --- multiples ----------------------------------------------------------------------------------

G, = points_of(r"G = POINT, added to itself")
n = int(re.search(r"(\d+) is its order, n", re.sub(r"\s+", " ", text)).group(1))
multiples = {int(k): point(s) for k, s in re.findall(rf"(?<!= )\b(\d+) G = {POINT}(?!,)", text)}
want("n G", None, times(n, G))
R, order = G, 1
while R is not None:
    want(f"{order} G", R, multiples.get(order, R))
    R, order = add(R, G), order + 1
want("the order", n, order)
if len(multiples) < min(n, 24):
    wrong.append(f"only {len(multiples)} multiples")
want("G is in the list", G, multiples[1])
want("a prime number of points", n == count, "is prime: every point" in text)
if not all(n % i for i in range(2, n)) or count % n or any(
        count % q == 0 and all(q % i for i in range(2, q)) for q in range(n + 1, count + 1)):
    wrong.append(f"{n} is not the largest prime in {count}")
k = int(re.search(r"steps to come to (\d+) G", text).group(1))
steps = re.findall(rf"^      ([01]): doubled {POINT}(?:, G added {POINT})?$", text, re.M)
want("the bits", f"{k:b}", "".join(s[0] for s in steps))
for i, (bit, doubled, added) in enumerate(steps):
    before = k >> (len(steps) - i)
    want("doubled", times(2 * before, G), point(doubled))
    want("added", times(2 * before + 1, G) if bit == "1" else "", point(added) if added else "")

# --- the signature ------------------------------------------------------------------------------

if "no room for a signature" in text:
    if n >= 5 and any(times(k, G)[0] % n for k in range(1, n)):
        wrong.append("there is room for a signature")
else:
    def number(pattern):
        found = re.search(pattern, text, re.M)
        if not found:
            wrong.append(f"no {pattern}")
            return 1
        return int(found.group(1))

    d, e, k = (number(rf"^   {name} = (\d+)$") for name in "dek")
    public, = points_of(rf" Q = {d} G = POINT")
    want("the public key", times(d, G), public)
    want("R", times(k, G), points_of(r"R = k G = \d+ G = POINT")[0])
    r = times(k, G)[0] % n
    want("r", r, number(r"^   r = .* = (\d+)$"))
    s = (e + r * d) * pow(k, -1, n) % n
    want("s", s, number(r"^   s = .* = (\d+)$"))
    want("the signature", 1, text.count(f"(r, s) = ({r}, {s})."))
    w = pow(s, -1, n)
    want("w", w, number(r"^   w  = 1 / s = (\d+)$"))
    u1, u2 = e * w % n, r * w % n
    want("u1", u1, number(r"^   u1 = .* = (\d+)$"))
    want("u2", u2, number(r"^   u2 = .* = (\d+)$"))
    want("u1 G", times(u1, G), points_of(r"u1 G = \d+ G = POINT")[0])
    want("u2 Q", times(u2, public), points_of(r"u2 Q = \d+ Q = POINT")[0])
    want("the sum", times(k, G), points_of(r"u1 G \+ u2 Q = POINT")[0])
    want("v", r, number(r"^   v = x of it.* = (\d+)$"))
    want("the verdict", 1, text.count("the signature is right"))
    e2 = number(r"e2 = +(\d+)")
    s2 = number(r"^   s2 = .* = (\d+)$")
    want("s2", (e2 + r * d) * pow(k, -1, n) % n, s2)
    want("the nonce that is found", k, number(r"^   k = \d+ \* .* = (\d+)$"))
    want("the key that is found", [d, d], [int(x) for x in re.findall(r"^   d = (\d+)$", text, re.M)])
    want("the two signatures", 1, text.count(f"(r, s2) = ({r}, {s2})"))

print("\n".join(wrong), end="")
