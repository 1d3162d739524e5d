#!/bin/bash
# explain_memory.sh PROGRAM -- what `explain` takes of memory for what is large: the input and 64 MiB,
# and the text and the page are made of it piece by piece. MEASURE is tests/measure/.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

root_folder=$(cd "$tests/../.." && pwd)
measure=${MEASURE:-$root_folder/build/tests/run-measured}
output=/dev/null
room=64 # MiB beside the input
[ $is_sanitized = no ] || room=1024

# within NAME FILE ARGUMENT...: `explain` of FILE is done with the input and 64 MiB.
within() {
    local name=$1 file=$2 peak limit
    shift 2
    limit=$(($(stat -c %s "$file") / 1024 + room * 1024))
    "$measure" figures "$program" explain "$@" "$file" >"$output" 2>said
    equal "$name: status" 0 $?
    read -r _ peak <figures
    if [ "$peak" -le $limit ]; then pass; else fail "$name" "want at most $limit KiB, have $peak"; fi
}

# element TAG MEBIBYTES: an element with what is on standard input, of which as much is taken.
element() {
    local length
    printf -v length %06x $(($2 << 20))
    [ ${#length} = 6 ] || printf -v length %08x $(($2 << 20))
    printf '%b' "$1" "\\x8$((${#length} / 2))"
    printf '%b' "$(fold -w2 <<<"$length" | sed 's/^/\\x/' | tr -d '\n')"
    head -c $(($2 << 20))
}

# forever HEX prints the octets of HEX again and again.
forever() {
    local text=$1 i
    for i in 1 2 3 4 5 6 7 8; do text+=$text; done
    # shellcheck disable=SC2001
    text=$(sed 's/../\\x&/g' <<<"$text")
    while printf '%b' "$text" 2>/dev/null; do :; done
}

# A CRL of 500,000 entries, and what has more elements: two octets each.
entry=3021021001020304050607080910111213141516170d3236303130313030303030305a
(forever $entry) | head -c $((35 * 500000)) >entries
name=$(der 30 "$(der 31 "$(der 30 0603550403 "$(der 0c 61)")")")
algorithm=300d06092a864886f70d01010b0500
front=020101$algorithm${name}170d3236303130313030303030305a
write_hex "3084$(printf %08x $((35 * 500000 + ${#front} / 2 + 6 + ${#algorithm} / 2 + 3 + 6)))3084$(printf %08x \
    $((35 * 500000 + ${#front} / 2 + 6)))${front}3084$(printf %08x $((35 * 500000)))" begin
write_hex "${algorithm}030100" end
cat begin entries end >crl.der
rm entries
equal 'the CRL is one' 0 "$("$program" explain --only signatureValue crl.der >/dev/null 2>said && stat -c %s said)"
within 'a CRL of 500,000 entries' crl.der
(forever 0500) | element '\060' 4 >nulls.der
within 'a SEQUENCE of 2 million elements' nulls.der
(forever 30800000) | element '\060' 4 >indefinite.der
within 'elements of the indefinite form' indefinite.der
head -c $((12 << 20)) /dev/zero | element '\004' 12 >octets.der
within 'an OCTET STRING' octets.der
within 'an OCTET STRING, in full' octets.der --full
head -c $((32 << 20)) /dev/zero | tr '\0' x | element '\014' 32 >text.der
within 'a text' text.der
within 'a text, in full' text.der --full
(forever 020101040101) | element '\060' 4 >keys.der
within 'keys' keys.der

# A page: the most that it is made of, with as many elements as that can have.
{
    printf '\060\203\003\377\373'
    (forever 0500) | head -c 262139
} >page.der
room=8
within 'a page' page.der --html
within 'a page in a file' page.der --html -o page.html

finish
