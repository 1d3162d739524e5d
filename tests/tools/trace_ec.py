"""trace_ec.py COMMAND ... -- the arithmetic of ECDSA and Ed25519 once more, for trace_ec.sh.

sign KEY MESSAGE FILE        works again every number that `trace sign --secrets --full` printed
verify KEY MESSAGE FILE      the same for `trace verify --full`
keygen KEY FILE              the same for `trace keygen --secrets --full`
solve KEY MESSAGE FILE       tries to find the private key in what FILE shows; says how
each KEY MESSAGE OPEN MASKED which of the private numbers of OPEN, printed with --secrets, solve
                             finds the key by if all others are as in MASKED

KEY is "CURVE HEX", where HEX is the scalar or the seed, big-endian. What is wrong is printed, a
line each; nothing if all is right."""
import hashlib
import hmac
import re
import sys

wrong = []


def want(what, wanted, have):
    if wanted != have:
        wrong.append(f"{what}: want {wanted if not isinstance(wanted, int) else hex(wanted)}, "
                     f"have {have if not isinstance(have, int) else hex(have)}")


# --- curves -------------------------------------------------------------------------------------

CURVES = {
    "P-256": dict(
        p=2**256 - 2**224 + 2**192 + 2**96 - 1,
        b=0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
        n=0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
        G=(0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
           0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)),
    "P-384": dict(
        p=2**384 - 2**128 - 2**96 + 2**32 - 1,
        b=0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
        n=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
        G=(0xAA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7,
           0x3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F)),
    "P-521": dict(
        p=2**521 - 1,
        b=0x0051953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00,
        n=2**521 - 2**260 + 0xA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409,
        G=(0x00C6858E06B70404E9CD9E3ECB662395B4429C648139053FB521F828AF606B4D3DBAA14B5E77EFE75928FE1DC127A2FFA8DE3348B3C1856A429BF97E7E31C2E5BD66,
           0x011839296A789A3BC0045C8A5FB42C7D1BD998F54449579B446817AFBD17273E662C97EE72995EF42640C550B9013FAD0761353C7086A272C24088BE94769FD16650)),
}
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
BY = 4 * pow(5, -1, P) % P


def add(A, B, p):
    if A is None or B is None:
        return A or B
    if A[0] == B[0]:
        if (A[1] + B[1]) % p == 0:
            return None
        slope = (3 * A[0] ** 2 - 3) * pow(2 * A[1], -1, p)
    else:
        slope = (B[1] - A[1]) * pow(B[0] - A[0], -1, p)
    x = (slope * slope - A[0] - B[0]) % p
    return x, (slope * (A[0] - x) - A[1]) % p


def times(k, A, p):
    R = None
    for bit in bin(k)[2:]:
        R = add(R, R, p)
        if bit == "1":
            R = add(R, A, p)
    return R


def ed_add(A, B):
    (x1, y1), (x2, y2) = A, B
    t = D * x1 * x2 * y1 * y2 % P
    return ((x1 * y2 + x2 * y1) * pow(1 + t, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - t, -1, P) % P)


def ed_times(k, A):
    R = (0, 1)
    for bit in bin(k)[2:]:
        R = ed_add(R, R)
        if bit == "1":
            R = ed_add(R, A)
    return R


def ed_decode(encoded):
    y = int.from_bytes(encoded, "little")
    odd, y = y >> 255, y & (2**255 - 1)
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert (x * x - x2) % P == 0
    return (x if x % 2 == odd else P - x), y


def ed_encode(A):
    return (A[1] | (A[0] & 1) << 255).to_bytes(32, "little")


B = ed_decode(BY.to_bytes(32, "little"))


def little(data):
    return int.from_bytes(data, "little")


# --- what was printed ---------------------------------------------------------------------------

class Item:
    """A number, a run of bytes, or one that is masked, with the text before it."""

    def __init__(self, kind, name, value, before):
        self.kind, self.name, self.value, self.before = kind, name, value, before


def items_of(path):
    items, before, lines, i = [], [], open(path).read().split("\n"), 0
    while i < len(lines):
        line = lines[i]
        number = re.match(r"^   (\S+(?: \S+){0,2}?)\s* = 0x([0-9a-f.]+)", line)
        row = re.match(r"^ +(\d+)  ([0-9a-f]{2}(?: [0-9a-f]{2})*)$", line)
        masked = re.match(r"^   (?:(\S+)\s+= | ?)\(secret, ", line)
        if masked:
            items.append(Item("masked", masked.group(1), None, before))
            before = []
        elif number:
            digits = number.group(2)
            while not lines[i].endswith(")"):
                i += 1
                digits += re.match(r"^ +([0-9a-f]+)", lines[i]).group(1)
            value = None if "." in digits else int(digits, 16)
            items.append(Item("number", number.group(1).strip(), value, before))
            before = []
        elif row:
            data = bytes.fromhex(row.group(2))
            while (i + 1 < len(lines) and
                   (more := re.match(r"^ +(\d+)  ([0-9a-f]{2}(?: [0-9a-f]{2})*)$", lines[i + 1]))):
                data += bytes.fromhex(more.group(2))
                i += 1
            items.append(Item("bytes", None, data, before))
            before = []
        else:
            before.append(line.strip())
        i += 1
    return items


def number(items, name, which=0):
    found = [item.value for item in items if item.kind == "number" and item.name == name]
    if len(found) <= which:
        wrong.append(f"no {name}")
        return 0
    return found[which]


def data_after(items, text, which=0):
    """The bytes behind the line that ends with TEXT, or behind the paragraph that does."""
    found = [item.value for item in items if item.kind == "bytes" and
             " ".join(line for line in item.before if line).endswith(text)]
    if len(found) <= which:
        wrong.append(f"no bytes after {text!r}")
        return b"\0" * 64
    return found[which]


def digest_of(items, message):
    """The digest that was printed, and its hash."""
    found = [(item.before, item.value) for item in items if item.kind == "bytes" and
             any("The digest is the last state" in line for line in item.before)]
    data = found[0][1]
    for name in ("sha256", "sha384", "sha512", "sha224", "sha1"):
        if hashlib.new(name, message).digest() == data:
            return data, name
    wrong.append("the digest is that of no hash")
    return data, "sha256"


def bits2int(data, n):
    excess = 8 * len(data) - n.bit_length()
    value = int.from_bytes(data, "big")
    return value >> excess if excess > 0 else value


# --- ECDSA --------------------------------------------------------------------------------------

def curve_numbers(items, c):
    for name, wanted in (("p", c["p"]), ("b", c["b"]), ("n", c["n"]), ("G x", c["G"][0]), ("G y", c["G"][1])):
        want(name, wanted, number(items, name))


def ecdsa_sign(c, d, message, items):
    p, n, G = c["p"], c["n"], c["G"]
    size = (n.bit_length() + 7) // 8
    curve_numbers(items, c)
    digest, name = digest_of(items, message)
    e = bits2int(digest, n) % n
    want("e", e, number(items, "e"))
    want("d", d, number(items, "d"))
    want("Q", times(d, G, p), (number(items, "Q x"), number(items, "Q y")))
    seed = data_after(items, "seed:")
    want("the seed", d.to_bytes(size, "big") + e.to_bytes(size, "big"), seed[:2 * size])
    if len(seed) not in (2 * size, 2 * size + 32):
        wrong.append(f"a seed of {len(seed)} bytes")

    def mac(key, data):
        return hmac.new(key, data, name).digest()

    V, K = b"\1" * len(digest), b"\0" * len(digest)
    K = mac(K, V + b"\0" + seed)
    want("K of d", K, data_after(items, "d. K = HMAC_K(V || 00 || seed):"))
    V = mac(K, V)
    want("V of e", V, data_after(items, "e. V = HMAC_K(V):"))
    K = mac(K, V + b"\1" + seed)
    want("K of f", K, data_after(items, "f. K = HMAC_K(V || 01 || seed):"))
    V = mac(K, V)
    want("V of g", V, data_after(items, "g. V = HMAC_K(V):"))
    T, i = b"", 0
    while len(T) < size:
        V = mac(K, V)
        want("V of h", V, data_after(items, "h. V = HMAC_K(V):", i))
        T, i = T + V, i + 1
    k = bits2int(T, n)
    want("k", k, number(items, "k"))
    R = times(k, G, p)
    want("R", R, (number(items, "R x"), number(items, "R y")))
    r = R[0] % n
    want("r", r, number(items, "r"))
    want("k^-1", pow(k, -1, n), number(items, "k^-1"))
    want("s", pow(k, -1, n) * (e + r * d) % n, number(items, "s"))
    return r, number(items, "s")


def ecdsa_verify(c, d, message, items):
    p, n, G = c["p"], c["n"], c["G"]
    Q = times(d, G, p)
    curve_numbers(items, c)
    digest, _ = digest_of(items, message)
    e = bits2int(digest, n) % n
    r, s = number(items, "r"), number(items, "s")
    w = pow(s, -1, n)
    want("e", e, number(items, "e"))
    want("w", w, number(items, "w"))
    want("u1", e * w % n, number(items, "u1"))
    want("u2", r * w % n, number(items, "u2"))
    want("Q", Q, (number(items, "Q x"), number(items, "Q y")))
    first, second = times(e * w % n, G, p), times(r * w % n, Q, p)
    want("u1 G", first, (number(items, "u1 G x"), number(items, "u1 G y")))
    want("u2 Q", second, (number(items, "u2 Q x"), number(items, "u2 Q y")))
    total = add(first, second, p)
    want("the sum", total, (number(items, "sum x"), number(items, "sum y")))
    want("v", total[0] % n, number(items, "v"))
    want("r again", r, number(items, "r", 1))
    return total[0] % n == r


# --- Ed25519 ------------------------------------------------------------------------------------

def expand(seed):
    hashed = hashlib.sha512(seed).digest()
    a = little(hashed[:32]) & (2**254 - 8) | 2**254
    return hashed, a, hashed[32:]


def ed25519_key(seed, items):
    hashed, a, prefix = expand(seed)
    want("the seed", seed, data_after(items, "called the seed:"))
    want("the hashed seed", hashed, data_after(items, "SHA-512 of it:"))
    want("a", a, number(items, "a"))
    want("the prefix", prefix, data_after(items, "the prefix, is for nonces:"))
    return a, prefix


def ed25519_sign(seed, message, items):
    a, prefix = ed25519_key(seed, items)
    A = ed_encode(ed_times(a, B))
    want("A", A, data_after(items, "The public key is A = a B:"))
    fresh = [item for item in items if item.kind == "bytes" and
             " ".join(item.before).rstrip().endswith("which has no Z. Z:")]
    hashed = hashlib.sha512((fresh[0].value + prefix + bytes(64) if fresh else prefix) + message).digest()
    want("the hash of r", hashed, data_after(items, "SHA-512:"))
    r = little(hashed) % L
    want("r", r, number(items, "r"))
    R = ed_times(r, B)
    want("R", R, (number(items, "R x"), number(items, "R y")))
    want("R in bytes", ed_encode(R), data_after(items, "whether x is odd:"))
    h = little(hashlib.sha512(ed_encode(R) + A + message).digest()) % L
    want("h", h, number(items, "h"))
    S = (r + h * a) % L
    want("S", S, number(items, "S"))
    want("the signature", ed_encode(R) + S.to_bytes(32, "little"), items[-1].value)
    return items[-1].value


def ed25519_verify(seed, message, items):
    _, a, _ = expand(seed)
    A = ed_times(a, B)
    R = data_after(items, "whether x is odd:")
    S = number(items, "S")
    want("S in bytes", S.to_bytes(32, "little"), data_after(items, "least significant byte first:"))
    want("A in bytes", ed_encode(A), data_after(items, "The public key, the point A:"))
    want("A", A, (number(items, "A x"), number(items, "A y")))
    h = little(hashlib.sha512(R + ed_encode(A) + message).digest()) % L
    want("h", h, number(items, "h"))
    first, second = ed_times(S, B), ed_times(h, A)
    check = ed_encode(ed_add(first, (P - second[0], second[1])))
    want("S B", ed_encode(first), data_after(items, "B is the base point:"))
    want("h A", ed_encode(second), data_after(items, "h A:"))
    want("S B - h A", check, data_after(items, "S B - h A:"))
    want("R again", R, data_after(items, "R:"))
    return check == R


# --- solving for the key ------------------------------------------------------------------------

def runs_of(items, text):
    """Every run of bytes that is printed in whatever way: rows, numbers, words of hash states."""
    runs = {item.value for item in items if item.kind == "bytes"}
    for item in items:
        if item.kind == "number" and item.value is not None:
            runs.add(item.value.to_bytes((item.value.bit_length() + 7) // 8 or 1, "big"))
    joined = re.sub(r"\n +", " ", text)
    for found in re.finditer(r"\b(?:0x)?((?:[0-9a-f]{2})+(?: (?:[0-9a-f]{2})+)*)\b", joined):
        runs.add(bytes.fromhex(found.group(1).replace(" ", "")))
    return runs


def windows(runs, lengths):
    found = set()
    for run in runs:
        for length in lengths:
            for i in range(max(0, len(run) - length) + 1):
                if len(run) >= length // 2:
                    found.add(run[i:i + length])
    return found


def public_terms(values, n):
    """What stands beside the unknown: factors that are not 0, and terms."""
    factors = {1} | {v % n for v in values if v % n}
    terms = {0} | factors | {-v % n for v in factors}
    return factors, terms


def solve_scalar(n, v, inverses, terms):
    """Numbers that a number V could be made of: (v - t) / u."""
    for t in terms:
        for u in inverses:
            yield (v - t) * u % n


def solve_ecdsa(c, d, message, items, text):
    n = c["n"]
    size = (n.bit_length() + 7) // 8
    r, s, e = (number(items, name) for name in ("r", "s", "e"))
    _, name = digest_of(items, message)
    w = pow(s, -1, n)
    factors, terms = public_terms((r, s, e, w, e * w, r * w), n)
    inverses = [pow(u, -1, n) for u in factors]
    r_inverse = pow(r, -1, n)
    target_k = w * (e + r * d) % n  # the nonce, which a solver finds by trying in the equation

    def is_key(k):
        return (s * k - e) * r_inverse % n == d

    assert is_key(target_k)
    runs = runs_of(items, text)
    length = hashlib.new(name).digest_size
    for run in windows(runs, {size, length, 32}):
        for v in {int.from_bytes(run, "big"), little(run), bits2int(run, n)}:
            for x in solve_scalar(n, v % n, inverses, terms):
                if x == d or x == n - d:
                    return "a key"
                if is_key(x):
                    return "a nonce"
                if x * d % n == 1 or x * target_k % n == 1:
                    return "an inverse"
    whole = [run for run in runs if len(run) == length]
    for K in whole:
        for V in whole:
            T = b""
            while len(T) < size:
                V = hmac.new(K, V, name).digest()
                T += V
            if is_key(bits2int(T, n)):
                return "the generator"
    if 8 * length < n.bit_length():
        missing = n.bit_length() - 8 * length
        for V in whole:
            for low in range(2**missing):
                if is_key(int.from_bytes(V, "big") << missing | low):
                    return "a part of the nonce"
    return None


def solve_ed25519(seed, message, items, text):
    a = expand(seed)[1] % L
    signature = [item.value for item in items if item.kind == "bytes"][-1]
    h, S = number(items, "h"), number(items, "S")
    factors, terms = public_terms((h, S), L)
    inverses = [pow(u, -1, L) for u in factors]
    h_inverse = pow(h, -1, L)

    def is_key(r):
        return (S - r) * h_inverse % L == a

    runs = runs_of(items, text)
    for run in windows(runs, {32, 64}):
        for v in {int.from_bytes(run, "big"), little(run)}:
            for x in solve_scalar(L, v % L, inverses, terms):
                if x == a or x == L - a:
                    return "a key"
                if is_key(x):
                    return "a nonce"
        if len(run) == 32 and expand(run)[1] % L == a:
            return "a seed"
        if len(run) >= 32 and (little(run[:32]) & (2**254 - 8) | 2**254) % L == a:
            return "a hashed seed"
    assert len(signature) >= 32
    thirties = windows({run for run in runs if len(run) in (32, 64)}, {32})
    for prefix in thirties:
        if is_key(little(hashlib.sha512(prefix + message).digest()) % L):
            return "a prefix"
    for prefix in thirties:
        for fresh in thirties:
            if is_key(little(hashlib.sha512(fresh + prefix + bytes(64) + message).digest()) % L):
                return "a prefix and randomness"
    return None


def solve(curve, secret, message, items, text):
    if curve == "Ed25519":
        return solve_ed25519(secret, message, items, text)
    return solve_ecdsa(CURVES[curve], int.from_bytes(secret, "big"), message, items, text)


def text_of(items):
    """What ITEMS show, without any that is masked."""
    return "\n".join(item.value.hex(" ") if item.kind == "bytes" else f"0x{item.value:x}"
                     for item in items if item.kind != "masked" and item.value is not None)


# --- commands -----------------------------------------------------------------------------------

def main():
    command, key = sys.argv[1:3]
    curve, hexadecimal = key.split(" ")
    secret = bytes.fromhex(hexadecimal)
    path = sys.argv[-1]
    items = items_of(path)
    d = int.from_bytes(secret, "big")
    message = open(sys.argv[3], "rb").read() if command != "keygen" else b""
    if command == "sign":
        if curve == "Ed25519":
            ed25519_sign(secret, message, items)
        else:
            ecdsa_sign(CURVES[curve], d, message, items)
    elif command == "verify":
        check = ed25519_verify(secret, message, items) if curve == "Ed25519" else ecdsa_verify(
            CURVES[curve], d, message, items)
        want("the verdict", check, "valid: the owner" in open(path).read())
    elif command == "keygen":
        if curve == "Ed25519":
            a, _ = ed25519_key(secret, items)
            A = ed_times(a, B)
            want("A", A, (number(items, "A x"), number(items, "A y")))
            want("A in bytes", ed_encode(A), items[-1].value)
        else:
            c = CURVES[curve]
            curve_numbers(items, c)
            want("d", d, number(items, "d"))
            Q = times(d, c["G"], c["p"])
            size = (c["p"].bit_length() + 7) // 8
            want("Q", Q, (number(items, "Q x"), number(items, "Q y")))
            want("Q in bytes", b"\4" + Q[0].to_bytes(size, "big") + Q[1].to_bytes(size, "big"),
                 data_after(items, "04, x and y."))
            want("left", Q[1] ** 2 % c["p"], number(items, "left"))
            want("right", Q[1] ** 2 % c["p"], number(items, "right"))
    elif command == "solve":
        print(solve(curve, secret, message, items, open(path).read()) or "", end="")
    elif command == "each":
        masked = items_of(sys.argv[-1])
        items = items_of(sys.argv[-2])
        want("as many", len(masked), len(items))
        hidden = [i for i, item in enumerate(masked) if item.kind == "masked"]
        for i in hidden:
            shown = [item for j, item in enumerate(items) if j not in hidden or j == i]
            found = solve(curve, secret, message, shown, text_of(shown))
            print(f"{items[i].name or ' '.join(items[i].before).strip()[-34:]} -> {found or 'nothing'}")
        for i, j in ((i, j) for i in hidden for j in hidden if i < j):
            shown = [item for k, item in enumerate(items) if k not in hidden or k in (i, j)]
            names = [" ".join(items[x].before).strip() for x in (i, j)]
            if names[0].startswith("f. K") and names[1].startswith("g. V"):
                print(f"K and V -> {solve(curve, secret, message, shown, text_of(shown))}")
            if names[0].endswith("nonces:") and names[1].endswith("Z:"):
                print(f"prefix and Z -> {solve(curve, secret, message, shown, text_of(shown))}")
    print("\n".join(wrong), end="")


main()
