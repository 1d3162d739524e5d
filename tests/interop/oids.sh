#!/bin/sh
# oids.sh -- every row of asn1/oid_names.c has the names that `openssl list -objects` prints.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

# {"2.5.4.3", "CN", "commonName"} becomes 2.5.4.3|CN|commonName. A row may span lines.
tr '\n' ' ' <"$ROOT/asn1/oid_names.c" | sed 's/{"/\n{"/g' |
    sed -n 's/^{"\([0-9.]*\)", *"\([^"]*\)", *"\([^"]*\)"}.*/\1|\2|\3/p' |
    sort >"$WORK/ours.txt"
# "CN = commonName, 2.5.4.3"; or "UID = 1.2.3" if the long name is the same.
openssl list -objects |
    sed -n 's/^\(.*\) = \(.*\), \([0-9.]*\)$/\3|\1|\2/p; t
            s/^\(.*\) = \([0-9.]*\)$/\2|\1|\1/p' |
    sort -u >"$WORK/theirs.txt"

count=$(wc -l <"$WORK/ours.txt" | tr -d ' ')
same "asn1/oid_names.c: every row was found by this script" \
    "$(grep -c '"[0-9.]*[0-9]",' "$ROOT/asn1/oid_names.c")" "$count"
comm -23 "$WORK/ours.txt" "$WORK/theirs.txt" >"$WORK/differ.txt"
if [ "$count" -gt 100 ] && [ ! -s "$WORK/differ.txt" ]; then
    ok "asn1/oid_names.c: $count OBJECT IDENTIFIERs have OpenSSL's names"
else
    failed "asn1/oid_names.c: $count rows, of which OpenSSL does not have these" \
        "$WORK/differ.txt"
fi
