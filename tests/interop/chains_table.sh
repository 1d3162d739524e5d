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

# host_option NAME: OpenSSL asks for addresses with another option.
host_option()
{
    case $1 in
    *:* | *.[0-9]) echo -verify_ip ;;
    *) echo -verify_hostname ;;
    esac
}

# translate: certwright's options, one a line on standard input.
translate()
{
    purpose='' policy=''
    add -policy_check
    while read -r option; do
        case $option in
        --host | --ip | --email | --purpose | --at | --crl | --max-depth | --policy) read -r value ;;
        esac
        case $option in
        --at) add -attime "$(date -u -d "$value" +%s)" ;;
        --host) add "$(host_option "$value")" "$value"; : "${purpose:=sslserver}" ;;
        --ip) add -verify_ip "$value"; : "${purpose:=sslserver}" ;;
        --email) add -verify_email "$value"; : "${purpose:=smimesign}" ;;
        --purpose) purpose=$(echo "$value" | sed 's/^server$/sslserver/; s/^client$/sslclient/; s/^email$/smimesign/') ;;
        --crl) add -crl_check_all -extended_crl -use_deltas -CRLfile "$value" ;;
        --max-depth) add -verify_depth "$value" ;;
        --policy) policy=$value; add -policy "$value" ;;
        --require-explicit-policy) add -explicit_policy ;;
        --inhibit-policy-mapping) add -inhibit_map ;;
        --inhibit-any-policy) add -inhibit_any ;;
        *) echo "no translation of $option" >&2; exit 2 ;;
        esac
    done
    # None of its own stands for any policy in RFC 5280 6.1.1 (c), and for no policy there.
    [ -n "$policy" ] || add -policy 2.5.29.32.0
    [ "${purpose:-any}" = any ] || add -purpose "$purpose"
}

# ask: sets answer to what OpenSSL says of the chain in this folder: OK or fails. Its words are in
# $WORK/said.
ask()
{
    : >"$WORK/arguments"
    translate <options
    set --
    while read -r argument; do
        set -- "$@" "$argument"
    done <"$WORK/arguments"
    [ ! -e untrusted.pem ] || set -- "$@" -untrusted untrusted.pem
    if openssl verify -x509_strict -partial_chain -no-CApath -no-CAstore -CAfile trusted.pem "$@" \
        leaf.pem >"$WORK/said" 2>&1; then
        answer=OK
    else
        answer=fails
    fi
}

total=0 agreed=0
while IFS='|' read -r name _ want wanted; do
    total=$((total + 1))
    cd "$WORK/table/$name" || exit 2
    ask
    if [ "$answer" = "${wanted%%;*}" ]; then
        agreed=$((agreed + 1))
    else
        { echo "want ${wanted%%;*}, have $answer; certwright: $want"; cat "$WORK/said"; } >"$WORK/details.$$"
        failed "table: $name" "$WORK/details.$$"
    fi
done <"$WORK/table/list"
echo "# openssl: $agreed of $total as the table says"
same "chains of the table" "$total" "$agreed"
