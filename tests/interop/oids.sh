#!/bin/sh
# oids.sh -- every row of asn1/oid_names.c and oid_names_from_1_3.c has the names that `openssl
# list -objects` of version 3.0 prints; every row of oid_names_newer.c those of 3.5.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=tests/interop/openssl35.sh
. "$(dirname "$0")/openssl35.sh"

# rows FILE...: {"2.5.4.3", "CN", "commonName"} becomes 2.5.4.3|CN|commonName. A row may span
# lines.
rows()
{
    cat "$@" | tr '\n' ' ' | sed 's/{"/\n{"/g' |
        sed -n 's/^{"\([0-9.]*\)", *"\([^"]*\)", *"\([^"]*\)"}.*/\1|\2|\3/p' | sort
}

# names: from "CN = commonName, 2.5.4.3", or "UID = 1.2.3" if the long name is the same.
names()
{
    sed -n 's/^\(.*\) = \(.*\), \([0-9.]*\)$/\3|\1|\2/p; t
            s/^\(.*\) = \([0-9.]*\)$/\2|\1|\1/p' | sort -u
}

# compare MINIMUM NAMES FILE...: all rows of the FILEs are among NAMES.
compare()
{
    minimum=$1 theirs=$2
    shift 2
    rows "$@" >"$WORK/ours.txt"
    count=$(wc -l <"$WORK/ours.txt" | tr -d ' ')
    short=$(basename -a "$@" | tr '\n' ' ')
    same "${short}: every row was found by this script" \
        "$(cat "$@" | grep -c '"[0-9.]*[0-9]",')" "$count"
    comm -23 "$WORK/ours.txt" "$theirs" >"$WORK/differ.txt"
    if [ "$count" -gt "$minimum" ] && [ ! -s "$WORK/differ.txt" ]; then
        ok "${short}: $count OBJECT IDENTIFIERs have OpenSSL's names"
    else
        failed "${short}: $count rows, of which OpenSSL does not have these" "$WORK/differ.txt"
    fi
}

openssl list -objects | names >"$WORK/names-3.0.txt"
compare 600 "$WORK/names-3.0.txt" "$ROOT/asn1/oid_names.c" "$ROOT/asn1/oid_names_from_1_3.c"
if openssl35_ready; then
    openssl35 list -objects | names >"$WORK/names-3.5.txt"
    compare 100 "$WORK/names-3.5.txt" "$ROOT/asn1/oid_names_newer.c"
fi
