#!/bin/bash
# pkits.sh PROGRAM -- NIST's test suite for path validation (PKITS), sections 4.1 to 4.16, through
# `verify`: every line of tests/vectors/x509/pkits.txt, which says what is valid. Prints for each
# section how many lines agree.
#
# The certificates and CRLs are those of python3-cryptography-vectors in $VECTORS; without them
# this fails.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

data=${VECTORS:-/usr/lib/python3/dist-packages/cryptography_vectors}/x509/PKITS_data
if [ ! -d "$data" ]; then
    fail "$data" 'is missing (Debian: apt-get install python3-cryptography-vectors)'
    finish
fi
table=$tests/../vectors/x509/pkits.txt
lines=249

# options_of OTHERS CRLS POLICIES FLAGS sets options to those of one line.
options_of() {
    local -a others crls policies flags
    local each
    options=(--at 2011-04-15T00:00:00Z --trust "$data/certs/TrustAnchorRootCertificate.crt")
    IFS=, read -r -a others <<<"${1#-}"
    IFS=, read -r -a crls <<<"$2"
    IFS=, read -r -a policies <<<"${3#any}"
    IFS=, read -r -a flags <<<"${4#-}"
    for each in "${others[@]}"; do options+=(--untrusted "$data/certs/$each"); done
    for each in "${crls[@]}"; do options+=(--crl "$data/crls/$each"); done
    for each in "${policies[@]}"; do options+=(--policy "2.16.840.1.101.3.2.1.48.${each#NIST-test-policy-}"); done
    for each in "${flags[@]}"; do
        case $each in
        explicit) options+=(--require-explicit-policy) ;;
        inhibit-mapping) options+=(--inhibit-policy-mapping) ;;
        inhibit-any) options+=(--inhibit-any-policy) ;;
        *) fail "$table" "no flag is called $each" ;;
        esac
    done
}

# judge NAME EXPECTED FILE: what `verify` with the options has to say.
judge() {
    case $2 in
    valid)
        run verify "${options[@]}" "$3"
        if [ "$status" -eq 0 ] && [ -z "$said" ]; then
            pass
        else
            fail "$1" "want valid, have status $status and ${said@Q}"
        fi
        ;;
    invalid) refuses "$1" 1 '' verify "${options[@]}" "$3" ;;
    unsupported) refuses "$1" 2 'cannot judge' verify "${options[@]}" "$3" ;;
    *) fail "$table" "no result is called $2" ;;
    esac
}

# tell prints how the section that ends went.
tell() {
    [ "$total" -eq 0 ] || printf 'pkits: section %s: %d of %d agree\n' "$section" "$((passed - passed_before))" "$total"
}

section=
passed_before=0
total=0
seen=0
while IFS='|' read -r number name file others crls policies flags expected; do
    [[ $number == 4.* ]] || continue
    number=${number// /}
    this=${number#4.}
    this=4.${this%%.*}
    if [ "$this" != "$section" ]; then
        tell
        section=$this
        passed_before=$passed
        total=0
    fi
    options_of "${others// /}" "${crls// /}" "${policies// /}" "${flags// /}"
    judge "$number$name(policies$policies, flags$flags)" "${expected// /}" "$data/certs/${file// /}"
    total=$((total + 1))
    seen=$((seen + 1))
done <"$table"
tell
equal 'lines of the table' "$lines" "$seen"
finish
