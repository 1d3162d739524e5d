#!/bin/sh
# layers.sh ROOT -- reads every #include "..." of the library and the program and fails if one
# crosses the layers:
#   cpu, asn1 -> nothing of ours             sha, bignum -> cpu
#   rsa -> bignum, sha                       schema -> asn1
#   x509 -> rsa, bignum, sha, asn1           tools -> all of them
cd "${1:?usage: layers.sh ROOT}" || exit 2

# shellcheck disable=SC2016 # the dollars are awk's
find cpu bignum sha asn1 schema rsa x509 tools -name '*.[ch]' | sort | xargs awk '
    BEGIN {
        allowed["sha"] = " cpu "
        allowed["bignum"] = " cpu "
        allowed["rsa"] = " bignum sha "
        allowed["schema"] = " asn1 "
        allowed["x509"] = " rsa bignum sha asn1 "
        allowed["tools"] = " x509 schema rsa bignum sha asn1 cpu "
    }
    FNR == 1 { folder = FILENAME; sub("/.*", "", folder); files++ }
    # Ours are included by "file.h" or "../folder/file.h", and in no other way.
    /^#[ \t]*include[ \t]*</ && /<(certwright|cpu|bignum|sha|asn1|schema|rsa|x509|tools)\// {
        printf "%s:%d: %s must not include by <>: %s\n", FILENAME, FNR, folder, $0
        bad++
    }
    /^#[ \t]*include[ \t]*"/ {
        split($0, quoted, "\""); path = quoted[2]
        target = folder
        # kernels/ is one folder deeper and belongs to the folder that it is in.
        if (FILENAME ~ /\/kernels\//) {
            if (!sub("^\\.\\./", "", path)) path = "./" path
        }
        if (path ~ /^\.\.\/[a-z0-9]+\/[a-z0-9_]+\.h$/) {
            target = path; sub("^\\.\\./", "", target); sub("/.*", "", target)
        } else if (path !~ /^(\.\/|kernels\/)?[a-z0-9_]+\.h$/) {
            target = "?"
        }
        if (target != folder && index(allowed[folder], " " target " ") == 0) {
            printf "%s:%d: %s must not include %s\n", FILENAME, FNR, folder, path
            bad++
        }
    }
    END {
        printf "layers: %d files, %d crossings\n", files, bad
        exit bad > 0 || files == 0
    }'
