# shellcheck shell=bash
# der.sh -- DER as text, for tests that build it or alter it. Octets are pairs of
# hexadecimal digits in a string; bash cannot hold a NUL. Sourced by common.sh and by
# fixtures/make.sh; it needs coreutils and sed alone.

# hex_of FILE prints the octets of FILE.
hex_of() {
    od -An -v -tx1 "$1" | tr -d ' \n'
}

# hex_of_text TEXT prints the octets of TEXT.
hex_of_text() {
    printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n'
}

# write_hex HEX FILE writes the octets of HEX to FILE.
write_hex() {
    local escaped
    escaped=$(printf '%s' "$1" | sed 's/../\\x&/g')
    printf '%b' "$escaped" >"$2"
}

# der TAG HEX... prints one element: TAG, the length, and all HEX as its contents.
der() {
    local tag=$1 contents length
    shift
    printf -v contents '%s' "$@"
    length=$((${#contents} / 2))
    if [ "$length" -lt 128 ]; then
        printf '%s%02x%s' "$tag" "$length" "$contents"
    elif [ "$length" -lt 256 ]; then
        printf '%s81%02x%s' "$tag" "$length" "$contents"
    elif [ "$length" -lt 65536 ]; then
        printf '%s82%04x%s' "$tag" "$length" "$contents"
    else
        printf '%s83%06x%s' "$tag" "$length" "$contents"
    fi
}

# der_of_pem FILE prints as hexadecimal the first block of FILE.
der_of_pem() {
    sed -n '/-----BEGIN/,/-----END/p' "$1" | sed '/-----END/q' | grep -v -e '-----' |
        base64 -d | od -An -v -tx1 | tr -d ' \n'
}

# pem LABEL HEX FILE writes FILE as PEM.
pem() {
    local escaped
    escaped=$(printf '%s' "$2" | sed 's/../\\x&/g')
    {
        printf -- '-----BEGIN %s-----\n' "$1"
        printf '%b' "$escaped" | base64 -w64
        printf -- '-----END %s-----\n' "$1"
    } >"$3"
}

# der_header HEX POSITION sets header_length, content_length and content_start, all in octets,
# for the element that starts at octet POSITION of HEX.
der_header() {
    local hex=$1 at=$((2 * $2)) first
    first=$((16#${hex:at + 2:2}))
    header_length=2
    content_length=$first
    if [ "$first" -ge 128 ]; then
        header_length=$((2 + first - 128))
        content_length=$((16#${hex:at + 4:2 * (first - 128)}))
    fi
    content_start=$(($2 + header_length))
}

# private_key_integers HEX sets the array integers to the contents of the nine INTEGERs of the
# RSAPrivateKey in the PKCS#8 key HEX -- version n e d p q dP dQ qInv -- and integer_starts to
# the octets at which they start.
private_key_integers() {
    local hex=$1 position i
    der_header "$hex" 0
    der_header "$hex" "$content_start"                             # version
    der_header "$hex" "$((content_start + content_length))"        # privateKeyAlgorithm
    der_header "$hex" "$((content_start + content_length))"        # privateKey
    der_header "$hex" "$content_start"                             # RSAPrivateKey
    position=$content_start
    integers=() integer_starts=()
    for ((i = 0; i < 9; i++)); do
        der_header "$hex" "$position"
        integers+=("${hex:2*content_start:2*content_length}")
        integer_starts+=("$content_start")
        position=$((content_start + content_length))
    done
}
