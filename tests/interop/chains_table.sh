#!/bin/sh
# chains_table.sh -- the chains of tests/vectors/x509/chains.txt, each asked of `openssl verify
# -x509_strict`: its answer must be the one that the table has, which says, where it is not
# ours, who is right. OpenSSL 3.0 was asked when the table was written.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

: "${MAKE_CHAINS:=build/tests/make-chains}"
(cd "$ROOT" && "$MAKE_CHAINS" tests/vectors/x509/chains.txt "$WORK/table")

# add OPTION...: appends to the arguments of openssl, one a line.
add()
{
    printf '%s\n' "$@" >>"$WORK/arguments"
}

# translate: certwright's options, one a line on standard input.
translate()
{
    purpose=
    while read -r option; do
        case $option in
        --host | --ip | --email | --purpose | --at | --crl | --max-depth | --policy) read -r value ;;
        esac
        case $option in
        --at) add -attime "$(date -u -d "$value" +%s)" ;;
        --host) add -verify_hostname "$value"; : "${purpose:=sslserver}" ;;
        --ip) add -verify_ip "$value"; : "${purpose:=sslserver}" ;;
        --email) add -verify_email "$value"; : "${purpose:=smimesign}" ;;
        --purpose) purpose=$(echo "$value" | sed 's/^server$/sslserver/; s/^client$/sslclient/; s/^email$/smimesign/') ;;
        --crl) add -crl_check_all -extended_crl -use_deltas -CRLfile "$value" ;;
        --max-depth) add -verify_depth "$value" ;;
        --policy) add -policy_check -policy "$value" ;;
        --require-explicit-policy) add -policy_check -explicit_policy ;;
        --inhibit-policy-mapping) add -policy_check -inhibit_map ;;
        --inhibit-any-policy) add -policy_check -inhibit_any ;;
        *) echo "no translation of $option" >&2; exit 2 ;;
        esac
    done
    [ "${purpose:-any}" = any ] || add -purpose "$purpose"
}

# ask FOLDER: sets answer to OK or fails; what OpenSSL said is in FOLDER/openssl.
ask()
{
    : >"$WORK/arguments"
    translate <"$1/options"
    set --
    while read -r argument; do
        set -- "$@" "$argument"
    done <"$WORK/arguments"
    [ ! -e untrusted.pem ] || set -- "$@" -untrusted untrusted.pem
    if openssl verify -x509_strict -partial_chain -no-CApath -no-CAstore -CAfile trusted.pem "$@" \
        leaf.pem >openssl 2>&1; then
        answer=OK
    else
        answer=fails
    fi
}

total=0 agreed=0
while IFS='|' read -r name _ want wanted; do
    total=$((total + 1))
    cd "$WORK/table/$name"
    ask .
    if [ "$answer" = "${wanted%%;*}" ]; then
        agreed=$((agreed + 1))
    else
        { echo "want ${wanted%%;*}, have $answer; certwright: $want"; cat openssl; } >"$WORK/details.$$"
        failed "table: $name" "$WORK/details.$$"
    fi
done <"$WORK/table/list"
echo "# openssl: $agreed of $total as the table says"
same "chains of the table" "$total" "$agreed"
