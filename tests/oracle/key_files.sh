#!/bin/bash
# key_files.sh PROGRAM FOLDER... -- every key on a curve in the files of each FOLDER, alone or in a
# certificate or a request, is read by `certwright pubkey` and by OpenSSL: both find the same public
# key, or both refuse it. Where only one takes it, key_files_exceptions.txt must say why; any
# other difference is printed and fails. What is encrypted is passed over.
set -u -o pipefail
program=$(realpath "${1:?usage: key_files.sh PROGRAM FOLDER...}")
shift
folders=()
for folder in "$@"; do
    folders+=("$(realpath "$folder")")
done
exceptions=$(dirname "$(realpath "$0")")/key_files_exceptions.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

# OBJECT IDENTIFIERs, with their headers: id-ecPublicKey, id-Ed25519, id-X25519; and in the [0] of
# an ECPrivateKey any curve of X9.62 and of SEC 2.
identifiers='06072a8648ce3d0201|06032b6570|06032b656e|a00a06082a8648ce3d03|a00706052b810400'

both=0 neither=0 explained=0 faults=0
declare -A counts

# split FILE: its PEM blocks that may hold a key, or all of it, as DER in 1.der, 2.der and so on.
split() {
    rm -f ./*.block ./*.der
    awk '
        /^[ \t]*-----BEGIN / {
            name = ""
            if ($0 ~ /BEGIN ((EC )?PRIVATE KEY|PUBLIC KEY|(NEW )?CERTIFICATE REQUEST|(TRUSTED |X509 )?CERTIFICATE)-----/)
                name = ++count ".block"
            next
        }
        /^[ \t]*-----END / { name = ""; next }
        /:/ { name = "" } # a header of PEM: the block is encrypted
        name != "" { print >name }
        END { exit count == 0 }' "$1" 2>/dev/null || {
        [ "$(head -c 1 "$1" | tr -d '\0')" != 0 ] || cp "$1" 1.der
    }
    for block in *.block; do
        [ ! -e "$block" ] || base64 -d -i "$block" >"${block%.block}.der" 2>/dev/null
    done
}

# uncompressed FILE: the public key in it, PEM, as DER.
uncompressed() {
    openssl pkey -pubin -in "$1" -ec_conv_form uncompressed -pubout -outform DER 2>/dev/null ||
        openssl pkey -pubin -in "$1" -pubout -outform DER 2>/dev/null
}

# read_there FILE: its public key in there.pem and, uncompressed, in there. is_signed is set if it
# is that of a certificate or a request.
read_there() {
    is_signed=0
    if ! { openssl pkey -inform DER -in "$1" -pubout ||
        openssl pkey -pubin -inform DER -in "$1" -pubout; } >there.pem 2>/dev/null </dev/null; then
        is_signed=1
        { openssl x509 -inform DER -in "$1" -noout -pubkey ||
            openssl req -inform DER -in "$1" -noout -pubkey; } >there.pem 2>/dev/null </dev/null || return 1
    fi
    uncompressed there.pem >there
}

# read_here FILE: its public key, uncompressed, in here; else the message in message. A certificate
# or a request that is refused for something else may have a good key all the same: that is taken
# from it by OpenSSL.
read_here() {
    local status=0
    "$program" pubkey -o here.pem "$1" 2>message </dev/null || status=$?
    if [ "$status" != 0 ] && [ "$is_signed" = 1 ] && [ -s there.pem ]; then
        status=0
        "$program" pubkey -o here.pem there.pem 2>message </dev/null || status=$?
    fi
    [ "$status" = 0 ] || return "$status"
    uncompressed here.pem >here || true # nothing is another public key
}

# explain WHO MESSAGE: whether the table has a line for it, which is counted.
explain() {
    local who pattern reason
    while IFS='|' read -r who pattern reason; do
        read -r who <<<"$who"
        read -r pattern <<<"$pattern"
        if [ "$who" = "$1" ] && [[ $2 == *"$pattern"* ]]; then
            counts[$who |$reason]=$((${counts[$who |$reason]:-0} + 1))
            return
        fi
    done < <(grep -v '^#' "$exceptions")
    return 1
}

fault() {
    echo "FAILED: $*"
    faults=$((faults + 1))
}

# compare OBJECT PATH: the verdicts on OBJECT, which PATH names.
compare() {
    local here=0 there=0 path=$2 message
    rm -f here there ./*.pem
    read_there "$1" || there=1
    read_here "$1" || here=$?
    message=$(cat message)
    case $here:$there in
    0:0) if cmp -s here there; then both=$((both + 1)); else fault "$path: another public key"; fi ;;
    0:1) if explain certwright "$path"; then explained=$((explained + 1)); else fault "$path: OpenSSL refuses it"; fi ;;
    2:0) if explain openssl "$message"; then explained=$((explained + 1)); else fault "$path: OpenSSL takes it: $message"; fi ;;
    2:1) neither=$((neither + 1)) ;;
    *) fault "$path: exit status $here" ;;
    esac
}

while IFS= read -r -d '' file; do
    split "$file"
    for object in *.der; do
        [ -s "$object" ] || continue
        od -An -v -tx1 "$object" | tr -d ' \n' | grep -qE "$identifiers" || continue
        compare "$object" "$file ${object%.der}"
    done
done < <(find "${folders[@]}" -type f -size -64k -print0 | sort -z)

echo "key files: the same key in both $both, refused by both $neither, explained $explained, faults $faults"
for reason in "${!counts[@]}"; do
    echo "    ${counts[$reason]} taken by $reason"
done | sort
[ "$both" -gt 0 ] && [ "$faults" -eq 0 ]
