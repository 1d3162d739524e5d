"""curve_walk.py PAGE FILE -- redoes the walk that PAGE, of `explain --html`, has for the signature
of FILE, a self-signed certificate or a request in DER, with Python's integers, and prints
"right", "wrong" or what differs. The formulas are those of SEC 1 2.2.1 and RFC 8032 5.1.4; the
constants are those of SP 800-186 3.2.1 and RFC 8032 5.1."""

import hashlib
import re
import sys

CURVES = {  # identifier: prime, b, order, x and y of G
    "2a8648ce3d030107": (
        2**256 - 2**224 + 2**192 + 2**96 - 1,
        0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b,
        0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551,
        0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296,
        0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5),
    "2b81040022": (
        2**384 - 2**128 - 2**96 + 2**32 - 1,
        0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef,
        0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973,
        0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7,
        0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f),
    "2b81040023": (
        2**521 - 1,
        0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00,
        0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409,
        0xc6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66,
        0x11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650),
}
HASHES = {"2a8648ce3d0401": "sha1", "2a8648ce3d040301": "sha224", "2a8648ce3d040302": "sha256",
          "2a8648ce3d040303": "sha384", "2a8648ce3d040304": "sha512"}
ED25519 = "2b6570"
P25519 = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493


def element(data, at):
    """Tag, whole element, contents, and where the next one begins."""
    length, start = data[at + 1], at + 2
    if length >= 0x80:
        start += length - 0x80
        length = int.from_bytes(data[at + 2:start], "big")
    return data[at], data[at:start + length], data[start:start + length], start + length


def children(data):
    found, at = [], 0
    while at < len(data):
        found.append(element(data, at))
        at = found[-1][3]
    return found


def page_numbers(path):
    """The numbers of the page by their names: the last of each."""
    text = open(path, encoding="utf-8").read()
    text = text[text.index("<section id=signature>"):]
    found = re.findall(r"<dt>(.*?)</dt><dd>([0-9a-f ]*)</dd>", text)
    return {re.sub(r"<[^>]*>", "", name).split(" = ")[0]: value.replace(" ", "") for name, value in found}


def add(curve, P, Q):
    p = curve[0]
    if P is None or Q is None:
        return Q if P is None else P
    if P[0] == Q[0] and (P[1] + Q[1]) % p == 0:
        return None
    if P == Q:
        slope = (3 * P[0]**2 - 3) * pow(2 * P[1], -1, p)
    else:
        slope = (Q[1] - P[1]) * pow(Q[0] - P[0], -1, p)
    x = (slope**2 - P[0] - Q[0]) % p
    return x, (slope * (P[0] - x) - P[1]) % p


def edwards_add(_, P, Q):
    d = -121665 * pow(121666, -1, P25519) % P25519
    if P is None or Q is None:
        return Q if P is None else P
    product = d * P[0] * Q[0] * P[1] * Q[1]
    return ((P[0] * Q[1] + Q[0] * P[1]) * pow(1 + product, -1, P25519) % P25519,
            (P[1] * Q[1] + P[0] * Q[0]) * pow(1 - product, -1, P25519) % P25519)


def multiply(adding, curve, k, P):
    total = None
    for bit in bin(k)[2:]:
        total = adding(curve, total, total)
        if bit == "1":
            total = adding(curve, total, P)
    return total


def walk_ecdsa(curve, hash_name, point, message, signature):
    p, _, n, *G = curve
    size = (n.bit_length() + 7) // 8
    Q = int.from_bytes(point[1:1 + size], "big"), int.from_bytes(point[1 + size:], "big")
    r, s = (int.from_bytes(c[2], "big") for c in children(children(signature)[0][2]))
    digest = hashlib.new(hash_name, message).digest()
    e = int.from_bytes(digest, "big") >> max(0, 8 * len(digest) - n.bit_length())
    w = pow(s, -1, n)
    numbers = {"x of Q": Q[0], "y of Q": Q[1], "n": n, "r": r, "s": s, "e": e % n, "w": w,
               "u1": e * w % n, "u2": r * w % n}
    first = multiply(add, curve, numbers["u1"], tuple(G))
    second = multiply(add, curve, numbers["u2"], Q)
    total = add(curve, first, second)
    for name, P in (("u1G", first), ("u2Q", second), ("the sum", total)):
        numbers["x of " + name], numbers["y of " + name] = P
    return {name: value.to_bytes(size, "big").hex() for name, value in numbers.items()}, total[0] % n == r


def decode(encoded):
    y = int.from_bytes(encoded, "little")
    is_odd, y = y >> 255, y % 2**255
    d = -121665 * pow(121666, -1, P25519)
    square = (y * y - 1) * pow(d * y * y + 1, -1, P25519) % P25519
    x = pow(square, (P25519 + 3) // 8, P25519)
    if x * x % P25519 != square:
        x = x * pow(2, (P25519 - 1) // 4, P25519) % P25519
    return (P25519 - x if x % 2 != is_odd else x), y


def walk_ed25519(key, message, signature):
    R, S = signature[:32], int.from_bytes(signature[32:], "little")
    hashed = hashlib.sha512(R + key + message).digest()
    k = int.from_bytes(hashed, "little") % L
    A = decode(key)
    B = decode((4 * pow(5, -1, P25519) % P25519).to_bytes(32, "little"))
    x, y = edwards_add(None, multiply(edwards_add, None, S, B),
                       multiply(edwards_add, None, k, (P25519 - A[0], A[1])))
    check = (y + (x % 2 << 255)).to_bytes(32, "little")
    numbers = {name: value.to_bytes(32, "big").hex()
               for name, value in (("x of A", A[0]), ("y of A", A[1]), ("S", S), ("k", k))}
    numbers.update({"A": key.hex(), "R": R.hex(), "SHA-512": hashed.hex(), "SB &minus; kA": check.hex()})
    return numbers, check == R


def main():
    parts = children(children(open(sys.argv[2], "rb").read())[0][2])
    message, signature = parts[0][1], parts[2][2][1:]
    algorithm = children(parts[1][2])[0][2].hex()
    for c in children(parts[0][2]):  # the SEQUENCE with a BIT STRING in it is the key
        inner = children(c[2]) if c[0] == 0x30 else []
        if len(inner) == 2 and inner[1][0] == 0x03:
            spki = inner
    key = spki[1][2][1:]
    if algorithm == ED25519:
        wanted, is_right = walk_ed25519(key, message, signature)
    else:
        curve = CURVES[children(spki[0][2])[1][2].hex()]
        wanted, is_right = walk_ecdsa(curve, HASHES[algorithm], key, message, signature)
    shown = page_numbers(sys.argv[1])
    different = [name for name in wanted if shown.get(name) != wanted[name]]
    if different or set(shown) != set(wanted):
        print("different:", different, set(shown) ^ set(wanted))
    else:
        print("right" if is_right else "wrong")


main()
