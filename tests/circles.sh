#!/bin/sh
# circles.sh OBJECT... -- fails if compiled files need each other in a circle: one calls or reads
# what another defines, and the other way round, perhaps through a third. Whoever reads one of
# them would have to read all. The tables of schema/ are left out: they refer to each other as
# the standards' types do, which are recursive.
edges=$(mktemp) || exit 2
trap 'rm -f "$edges"' EXIT

# "FILE:SYMBOL TYPE ..." a line; types are capital letters where the symbol is global.
for object in "$@"; do
    case $object in */schema/*) continue ;; esac
    nm -P -g "$object" | sed "s|^|$object |"
done | awk -v edges="$edges" '
    $3 == "U" { wants[++count] = $1; symbol[count] = $2; next }
    { definer[$2] = $1 }
    END {
        for (i = 1; i <= count; i++)
            if (symbol[i] in definer && definer[symbol[i]] != wants[i])
                print wants[i], definer[symbol[i]] >edges
    }'
[ -s "$edges" ] || { echo "circles: no file of $# needs another: nothing was looked at"; exit 1; }
if ! loops=$(sort -u "$edges" | tsort 2>&1 >/dev/null); then
    printf 'circles: these need each other:\n%s\n' "$loops"
    exit 1
fi
printf 'circles: none among %d files\n' "$#"
