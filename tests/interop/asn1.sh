#!/bin/sh
# asn1.sh -- `certwright asn1` prints what `openssl asn1parse` prints, for every file in PEM or DER
# among the roots that browsers trust (/etc/ssl/certs, ca-certificates), in the package
# python3-cryptography-vectors, and made here; exceptions are in asn1_exceptions.txt, with their
# reasons. What is malformed is listed up to the fault: 1,000 files in which octets are wrong. For
# all of them `asn1 --notation` and `asn1 --build` give back the same octets.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

folder=$WORK/asn1
vectors=${VECTORS:-/usr/lib/python3/dist-packages/cryptography_vectors}
exceptions=$ROOT/tests/interop/asn1_exceptions.txt
mkdir "$folder"

# is_exception FILE
is_exception()
{
    while read -r end _; do
        case $1 in
        */"$end") return 0 ;;
        esac
    done <"$exceptions"
    return 1
}

# same_lines: whether both listings are the same; of a mutation, but for OBJECT IDENTIFIERs
# that nobody wrote on purpose: their names, and the dump that OpenSSL prints of one whose
# numbers are too large for it, where certwright prints the numbers.
is_mutation=no
same_lines()
{
    if [ $is_mutation = yes ]; then
        sed -i -e 's/\(prim: OBJECT  *\):.*/\1/' -e '/^[0-9a-f]\{4\} - /d' -e '/^$/d' \
            "$folder/theirs.txt" "$folder/ours.txt"
    fi
    cmp -s "$folder/theirs.txt" "$folder/ours.txt"
}

# listed FORM FILE: whether both print the same, but for OpenSSL's word on a fault. Where it
# finds one, so must we.
listed()
{
    theirs=0
    ours=0
    openssl asn1parse -inform "$1" -in "$2" >"$folder/theirs.out" 2>/dev/null || theirs=$?
    # It takes text before a block for base 64, unless it is told not to, and then finds nothing.
    if [ "$1" = PEM ] && [ "$theirs" -ne 0 ] && [ ! -s "$folder/theirs.out" ]; then
        theirs=0
        openssl asn1parse -strictpem -in "$2" >"$folder/theirs.out" 2>/dev/null || theirs=$?
    fi
    certwright asn1 "$2" >"$folder/ours.txt" 2>/dev/null || ours=$?
    sed -e '/^Error in encoding$/d' -e '/^BAD RECURSION DEPTH$/d' "$folder/theirs.out" >"$folder/theirs.txt"
    same_lines && { [ "$theirs" -eq 0 ] || [ "$ours" -eq 2 ]; }
}

# returned FILE DER: whether the notation of FILE gives back the octets of DER.
returned()
{
    certwright asn1 --notation "$1" >"$folder/notation.txt" 2>/dev/null &&
        certwright asn1 --build "$folder/notation.txt" | cmp -s - "$2"
}

# der_of FORM FILE: the octets of the first block of PEM, or the file.
der_of()
{
    if [ "$1" = DER ]; then
        cat "$2"
    else
        tr -d '\r' <"$2" | sed -n '/^-----BEGIN /,/^-----END /{/^-----END /q;/^-----/d;p}' | base64 -d -i
    fi
}

# compare NAME LEAST ALLOWED FOLDER...: ALLOWED is how many of a hundred may be exceptions.
compare()
{
    name=$1 least=$2 allowed=$3
    shift 3
    total=0
    same=0
    excepted=0
    unread=0
    : >"$folder/differ.txt"
    find -L "$@" -type f ! -name '*.txt' ! -name '*.rsp' ! -name '*.py*' ! -name '*.json' 2>/dev/null |
        while read -r file; do realpath "$file"; done | sort -u >"$folder/files.txt"
    while read -r file; do
        if grep -q -a -e '^-----BEGIN ' "$file"; then
            form=PEM
        elif [ "$(head -c 1 "$file" | tr -d '\0')" = 0 ]; then
            form=DER
        else
            continue
        fi
        if grep -q -a -e '^Proc-Type: ' "$file"; then # encrypted: no DER without the password
            unread=$((unread + 1))
            continue
        fi
        total=$((total + 1))
        if listed "$form" "$file"; then
            same=$((same + 1))
            ! is_exception "$file" || echo "$file: is no exception any more" >>"$folder/differ.txt"
        elif is_exception "$file"; then
            excepted=$((excepted + 1))
        else
            echo "$file: is listed otherwise" >>"$folder/differ.txt"
        fi
        der_of "$form" "$file" >"$folder/file.der"
        returned "$file" "$folder/file.der" || echo "$file: other octets are built again" >>"$folder/differ.txt"
    done <"$folder/files.txt"
    text="certwright asn1: $name: $same of $total as openssl asn1parse, $excepted exceptions, $unread encrypted; all built again"
    [ "$total" -ge "$least" ] || echo "want at least $least files, have $total" >>"$folder/differ.txt"
    [ $((100 * excepted)) -le $((allowed * total)) ] || echo "too many exceptions" >>"$folder/differ.txt"
    if [ -s "$folder/differ.txt" ]; then failed "$text" "$folder/differ.txt"; else ok "$text"; fi
}

compare 'roots that browsers trust' 100 0 /etc/ssl/certs /usr/share/ca-certificates
compare 'vectors of cryptography' 1000 2 "$vectors"
compare 'what is made here' 10 0 "$WORK"/chain-*

# Mutations: a generator with a fixed seed chooses file, places and octets, and prints what
# printf needs to make the file.
files=$(find "$WORK"/chain-* -type f \( -name '*.pem' -o -name '*.csr' \) | sort | head -20)
[ -n "$files" ]
index=0
for file in $files; do
    der_of PEM "$file" | od -v -An -tx1 | tr -d ' \n' >"$folder/hex.$index"
    index=$((index + 1))
done
: >"$folder/differ.txt"
count=0
escaped=0
is_mutation=yes
while [ "$count" -lt 1000 ]; do
    awk -v seed="$count" 'BEGIN { srand(seed) }
        {
            bytes = length($0) / 2
            for (flips = int(rand() * 4); flips >= 0; flips--) {
                place = int(rand() * (rand() < 0.5 && bytes > 60 ? 60 : bytes))
                split("00 01 02 03 04 05 06 0a 0c 1f 24 30 31 3f 7f 80 81 82 84 88 a0 bf df ff", octet, " ")
                $0 = substr($0, 1, 2 * place) octet[1 + int(rand() * 24)] substr($0, 2 * place + 3)
            }
            gsub(/../, "\\x&")
            print
        }' "$folder/hex.$((count % index))" >"$folder/escapes"
    xargs -0 /usr/bin/printf '%b' <"$folder/escapes" | head -c -1 >"$folder/bad.der"
    # A control character, or an octet that is not UTF-8, is escaped.
    if ! listed DER "$folder/bad.der"; then
        if grep -q '\\[0-9A-F][0-9A-F]' "$folder/ours.txt"; then
            escaped=$((escaped + 1))
        else
            { echo "mutation $count"; diff -a "$folder/theirs.txt" "$folder/ours.txt"; } >>"$folder/differ.txt" || true
        fi
    fi
    returned "$folder/bad.der" "$folder/bad.der" || echo "mutation $count: other octets are built again" >>"$folder/differ.txt"
    count=$((count + 1))
done
[ "$escaped" -lt 200 ] || echo "too many were escaped: $escaped" >>"$folder/differ.txt"
text="certwright asn1: $count mutations of $index files are listed up to the fault ($escaped with what is escaped), and built again"
if [ -s "$folder/differ.txt" ]; then failed "$text" "$folder/differ.txt"; else ok "$text"; fi
