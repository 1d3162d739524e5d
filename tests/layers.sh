#!/bin/sh
# layers.sh ROOT -- reads every #include "..." of the library and the program and fails if one
# crosses the layers or the rooms of tools/, or if files include each other in a circle:
#   cpu, random, asn1 -> nothing of ours       sha -> cpu                  schema -> asn1
#   bignum -> cpu, random                      rsa -> bignum, sha, random
#   ec -> cpu, bignum, sha, random
#   keys -> rsa, ec, sha, bignum, asn1, random     x509 -> keys, sha, bignum, asn1, random
#   x509/path -> x509 and what it uses         tools -> all of them
# Every room of tools/ may use cli/, and beside that
#   trace -> explain, make     explain, messages -> verify
# tests/circles.sh looks for circles of another kind, among what is compiled.
cd "${1:?usage: layers.sh ROOT}" || exit 2
folders='cpu random bignum sha asn1 schema rsa ec keys x509 tools'
for folder in $folders; do
    [ -d "$folder" ] || { echo "layers: there is no folder $folder"; exit 1; }
done
edges=$(mktemp) || exit 2
trap 'rm -f "$edges"' EXIT

# shellcheck disable=SC2016,SC2086 # the dollars are awk's; folders are words
find $folders -name '*.[ch]' | sort | xargs awk -v edges="$edges" '
    BEGIN {
        allowed["sha"] = " cpu "
        allowed["bignum"] = " cpu random "
        allowed["rsa"] = " bignum sha random "
        allowed["ec"] = " cpu bignum sha random "
        allowed["schema"] = " asn1 "
        allowed["keys"] = " rsa ec sha bignum asn1 random "
        allowed["x509"] = " keys sha bignum asn1 random "
        allowed["x509/path"] = " x509" allowed["x509"]
        library = " x509/path x509 keys schema rsa ec bignum sha asn1 random cpu "
        rooms = "cli make messages show asn1 explain trace kat verify"
        count = split(rooms, room, " ")
        allowed["tools"] = library
        for (i = 1; i <= count; i++) {
            allowed["tools/" room[i]] = library " tools/cli "
            allowed["tools"] = allowed["tools"] "tools/" room[i] " "
        }
        allowed["tools/trace"] = allowed["tools/trace"] "tools/explain tools/make "
        allowed["tools/explain"] = allowed["tools/explain"] "tools/verify "
        allowed["tools/messages"] = allowed["tools/messages"] "tools/verify "
    }
    # The folder of PATH as a layer or a room; kernels/ and tables/ belong to the folder that
    # they are in.
    function folder_of(path) {
        sub("/[^/]*$", "", path)
        sub("/(kernels|tables)$", "", path)
        return path
    }
    # What ".." and "." in PATH come to.
    function normal(path) {
        while (sub("/[^/.]+/\\.\\./", "/", path) || sub("^[^/.]+/\\.\\./", "", path)) { }
        gsub("/\\./", "/", path)
        return path
    }
    FNR == 1 { folder = folder_of(FILENAME); here = FILENAME; sub("/[^/]*$", "", here); files++ }
    # Ours are included by "file.h" or "../folder/file.h", and in no other way.
    /^#[ \t]*include[ \t]*</ && /<(certwright|cpu|random|bignum|sha|asn1|schema|rsa|ec|keys|x509|tools)\// {
        printf "%s:%d: %s must not include by <>: %s\n", FILENAME, FNR, folder, $0
        bad++
    }
    /^#[ \t]*include[ \t]*"/ {
        split($0, quoted, "\""); path = normal(here "/" quoted[2]); target = folder_of(path)
        if (path ~ /\.\./ || path !~ /^[a-z0-9_\/]+\.h$/) target = "?"
        if (target != folder && index(allowed[folder], " " target " ") == 0) {
            printf "%s:%d: %s must not include %s\n", FILENAME, FNR, folder, quoted[2]
            bad++
        }
        print FILENAME, path >edges
    }
    END {
        printf "layers: %d files, %d crossings\n", files, bad
        exit bad > 0 || files == 0
    }' || exit 1

if ! loops=$(tsort "$edges" 2>&1 >/dev/null); then
    printf 'layers: these include each other in a circle:\n%s\n' "$loops"
    exit 1
fi
