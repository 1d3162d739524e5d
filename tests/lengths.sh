#!/bin/sh
# lengths.sh ROOT -- fails if a function is longer than 60 lines, or a source file longer than
# 400, and prints the longest of each.
cd "${1:?usage: lengths.sh ROOT}" || exit 2

git ls-files -co --exclude-standard '*.c' | xargs ctags --kinds-C=f --fields=+ne -o - |
    awk -F '\t' '{
        for (i = 4; i <= NF; i++) {
            if ($i ~ /^line:/) first = substr($i, 6)
            if ($i ~ /^end:/) last = substr($i, 5)
        }
        length_ = last - first + 1; count++
        if (length_ > longest) { longest = length_; where = $2 ": " $1 }
        if (length_ > 60) { print $2 ": " $1 ": " length_ " lines"; bad = 1 }
    }
    END {
        printf "lengths: %d functions, longest %d lines (%s)\n", count, longest, where
        exit bad || count == 0
    }' || exit 1
git ls-files -co --exclude-standard '*.c' '*.h' | xargs wc -l | awk '
    $2 != "total" { files++; if ($1 > longest) { longest = $1; where = $2 }
                    if ($1 > 400) { print $2 ": " $1 " lines"; bad = 1 } }
    END { printf "lengths: %d files, longest %d lines (%s)\n", files, longest, where; exit bad }'
