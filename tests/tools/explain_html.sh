#!/bin/bash
# explain_html.sh PROGRAM -- `explain --html` without a browser: what the page is made of, what
# of a file may stand in it, its digests and its numbers. tests/browser looks at it in one.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"
# shellcheck source=tests/tools/page_common.sh
. "$tests/page_common.sh"

root=$fixtures/golden-root.pem
leaf=$fixtures/golden-leaf.pem
request=$fixtures/golden-request.pem
key=$fixtures/leaf.key

# base64_of HEX
base64_of() {
    write_hex "$1" digest.bin
    base64 <digest.bin
}

# between FROM TO FILE: what stands between the first FROM and the last TO, octet for octet.
between() {
    local text
    text=$(cat "$3"; echo .) # $( ) drops newlines at the end
    text=${text#*"$1"}
    printf '%s' "${text%"$2"*}"
}

# --- the frame --------------------------------------------------------------------------------------

page "$leaf" --issuer "$root"
matches 'the page begins' '<!DOCTYPE html>*<meta charset=utf-8>*Content-Security-Policy*<title>golden-leaf.pem, *' "$html"
matches 'the page ends' '*</script>?</body>?</html>' "$html"
equal 'one script' 1 "$(grep -o '<script' page.html | wc -l)"
equal 'one style' 1 "$(grep -o '<style' page.html | wc -l)"
lacks_text 'nothing is fetched' 'src='
lacks_text 'nothing is fetched, of a style' 'url('
lacks_text 'nothing is fetched, of an address' '://'
equal 'links lead into the page' '' "$(grep -o 'href="[^#][^"]*' page.html)"
lacks_text 'no unsafe-inline' 'unsafe'
for part in script style; do
    between "<$part>" "</$part>" page.html >part.txt
    digest=$("$program" digest part.txt)
    has "the digest of the $part" "$part-src 'sha256-$(base64_of "${digest%% *}")'"
done
same_file 'the style is explain.css' "$tests/../../tools/explain/page/explain.css" part.txt
policy=$(grep -o 'Content-Security-Policy" content="[^"]*' page.html)
matches 'the policy' "*\"default-src 'none'; script-src 'sha256-*'; style-src 'sha256-*'; base-uri 'none'; form-action 'none'" "$policy"

# Standard output, and once more: always the same octets.
"$program" explain --html --issuer "$root" "$leaf" >again.html
same_file 'on standard output' page.html again.html
input=$leaf
succeeds 'from standard input' explain --html
matches 'from standard input' '*<h1>standard input</h1>*' "$(<"$output")"
input=/dev/null

# --- each octet once --------------------------------------------------------------------------------

# octets FILE: the octets of the page in order, each with its number.
check_octets() {
    local file=$1 wanted
    page "$file"
    wanted=$(file_hex "$file" | fold -w2 | awk '{ print NR - 1, $0 }')
    equal "every octet of $file" "$wanted" \
        "$(grep -o '<b id=b[0-9]* [^>]*>[0-9a-f]*</b>' page.html | sed 's/<b id=b\([0-9]*\) [^>]*>\(..\)<\/b>/\1 \2/')"
    equal "nodes of $file" "$(sed -n 's/.*<li role=treeitem id=n\([0-9]*\) .*/\1/p' page.html)" \
        "$(seq 0 $(($(grep -c '<li role=treeitem' page.html) - 1)))"
    equal "text and page of $file have as many" \
        "$("$program" explain "$file" | grep -c '^$')" $(($(grep -c '<li role=treeitem' page.html) - 1))
}

for file in "$root" "$leaf" "$request" "$fixtures/crl.pem" "$fixtures/ec.pem" "$fixtures/pss.csr"; do
    check_octets "$file"
done
write_hex 308006012a0000 indefinite.der
check_octets indefinite.der
# Four octets that are none of an element; the flaw is named, as it is with text.
write_hex 300a0c0568656c6c6f02ff0500 broken.der
warns 'octets that are no DER' 'broken.der: flaw: byte 9: *' explain --html -o page.html broken.der
html=$(<page.html)
has 'octets that are no DER' 'not all of them DER'
equal 'octets that are no DER are there' 13 "$(grep -o '<b id=b[0-9]* [^>]*>[0-9a-f][0-9a-f]</b>' page.html | wc -l)"

# --- the signature ----------------------------------------------------------------------------------

steps() { grep -c '<h3>' page.html; }

page "$root"
has 'a root: its own key' 'which names itself as its issuer'
has 'a root: right' 'class="verdict yes"'
equal 'seven steps' 7 "$(steps)"
dd if=<(base64 -d < <(grep -v -e '-----' "$root")) bs=1 skip=4 count=570 of=tbs.bin 2>/dev/null
read -r digest _ < <("$program" digest tbs.bin)
has 'the digest of what is signed' "<p class=number>$(fold -w8 <<<"$digest" | paste -sd' ')</p>"
has 'where it is' 'bytes 4 to 573</a>, 570 of them'
modulus=$(openssl x509 -in "$root" -noout -modulus | tr A-F a-f)
has 'n' "<p class=number>$(fold -w8 <<<"${modulus#*=}" | paste -sd' ')</p>"
openssl x509 -in "$root" -pubkey -noout >root.pub
base64 -d < <(grep -v -e '-----' "$root") | tail -c 256 >signature.bin
opened=$(openssl pkeyutl -verifyrecover -pubin -inkey root.pub -in signature.bin -pkeyopt rsa_padding_mode:none | hex_of -)
has 's' "<p class=number>$(hex_of signature.bin | fold -w8 | paste -sd' ')</p>"
has 's^e mod n' "<p class=number>$(fold -w8 <<<"$opened" | paste -sd' ')</p>"
equal 'the comparison' "$opened$opened" \
    "$(grep -o '<span class="q p[0-9]"><b>..</b><b>..</b></span>' page.html | sed 's/.*<b>\(..\)<.*<b>\(..\)<.*/\1 \2/' |
        awk '{ a = a $1; b = b $2 } END { printf "%s%s", a, b }')"
has 'the parts of the block' 'DigestInfo</b> 19 bytes'
has 'as many ff as there must be' 'ff ...</b> 202 bytes'

page "$leaf" --issuer "$root"
has 'a leaf with its issuer: right' 'class="verdict yes"'
has 'a leaf with its issuer: who' '<span class=name>CN=Golden Root,O=Acme\, Inc.,C=CZ</span>'
lacks_text 'a leaf with its issuer: no note' 'though'
page "$leaf"
lacks_text 'a leaf alone: no verdict' 'class="verdict'
has 'a leaf alone: what is needed' '--issuer CERT'
has 'a leaf alone: of whom' '<span class=name>CN=Golden Root,O=Acme\, Inc.,C=CZ</span>'
page "$request"
has 'a request: right' 'class="verdict yes"'
page "$fixtures/pss.csr"
has 'RSASSA-PSS: right' 'class="verdict yes">All 32 bytes'
has 'RSASSA-PSS: parts' 'maskedDB</b>'
has 'RSASSA-PSS: salt' 'salt</b>'
equal 'eight steps' 8 "$(steps)"
page "$fixtures/sha1.csr"
has 'SHA-1: right' 'class="verdict yes"'
# A modulus whose length is a multiple of eight bits and one: EM is an octet shorter. With two
# primes OpenSSL makes no such key.
openssl genrsa -primes 3 2049 >odd.key 2>/dev/null
openssl req -new -key odd.key -subj /CN=odd -sha512 \
    -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:20 -out odd.csr 2>/dev/null
page odd.csr
has 'RSASSA-PSS, 2049 bits: right' 'class="verdict yes">All 64 bytes'
has 'RSASSA-PSS, 2049 bits: the octet before' '<b>00</b> 1 byte: before EM'
has 'RSASSA-PSS, 2049 bits: the padding' '<b>PS</b> 170 bytes: zeros'
has 'RSASSA-PSS, 2049 bits: the salt' '<b>salt</b> 20 bytes'
hex=$(file_hex "$root")
write_hex "${hex//2a864886f70d01010b/2a864886f70d010103}" md4.der
page md4.der
has 'an algorithm that certwright has not' 'certwright does not compute this algorithm'
lacks_text 'an algorithm that certwright has not: no verdict' 'class="verdict'
page "$root" --issuer "$fixtures/ec.pem"
has 'the key of a curve' 'The key may not be used with this algorithm.'
page "$key"
lacks_text 'a key has no second part' 'id=signature'
page "$fixtures/crl.pem"
has 'a CRL alone' '--issuer CERT'

# What is wrong is seen: of what was signed, of the signature, of the key.
# patch FILE OFFSET HEX writes patched.der, in which HEX stands at OFFSET.
patch() {
    local hex
    hex=$(file_hex "$1")
    write_hex "${hex:0:$2*2}$3${hex:$2*2+${#3}}" patched.der
}
patch "$root" 15 03
page patched.der
has 'altered contents' 'class="verdict no">'
has 'altered contents: the digest differs' 'of 256 bytes differ, the first at 224'
lacks_text 'altered contents: the padding' '<span class="q p1 differs">'
patch "$root" 849 00
page patched.der
has 'an altered signature' 'class="verdict no">'
has 'an altered signature: the padding' '<span class="q p1 differs">'
patch "$root" 594 ff
page patched.der
has 'a signature that is too large' 's is not below n'
page "$leaf" --issuer "$fixtures/ca-no-key-cert-sign.pem"
has 'another issuer: said' 'not the one that the file has for its issuer'
hex=$(file_hex "$fixtures/pss.csr")
before=${hex%%"$(hex_of_text pss.test)"*}
patch "$fixtures/pss.csr" $((${#before} / 2)) 71
page patched.der
has 'RSASSA-PSS altered' 'class="verdict no">'
has 'RSASSA-PSS altered: the salt is there' 'salt</b>'
patch "$fixtures/pss.csr" $((${#hex} / 2 - 1)) 00
page patched.der
has 'RSASSA-PSS, an altered signature' 'class="verdict no">'

# --- secrets ----------------------------------------------------------------------------------------

# Octets far inside each private number: they may not be in the page, in any form.
page "$key"
equal 'public octets are there' 1 "$(grep -c 'id=b100 [^>]*>[0-9a-f][0-9a-f]<' page.html)"
equal 'secret ones are not' 0 "$(grep -o 'id=b[0-9]* [^>]*>[0-9a-f][0-9a-f]<' page.html | sed 's/id=b\([0-9]*\) .*/\1/' | awk '$1 > 310 && $1 < 500' | wc -l)"
has 'what is left out is said' '(secret, 256 bytes; --secrets shows them)'
mode 'a page of a key without its secrets' 644 page.html
rm -f page.html
warns 'secrets' '*secret numbers*' explain --html --secrets -o page.html "$key"
html=$(<page.html)
lacks_text 'secrets are shown' '(secret'
equal 'all octets' 1218 "$(grep -o '<b id=b[0-9]* [^>]*>[0-9a-f][0-9a-f]</b>' page.html | wc -l)"
mode 'a page of secrets' 600 page.html
# A private key that no table knows any more, as PEM and as DER, still is one.
patch "$key" 36 05
chmod 600 patched.der
page patched.der
equal 'a damaged key' 0 "$(grep -c 'id=b400 [^>]*>[0-9a-f][0-9a-f]<' page.html)"
patch "$key" 2 05
run explain --html patched.der
lacks 'a broken key shows nothing more' '*id=b600*[0-9a-f][0-9a-f]</b>*' "$(grep -o 'id=b600 .\{40\}' "$output")"

# --- names ------------------------------------------------------------------------------------------

# A file with TEXT for a name.
named() { write_hex "$(der 30 "$(der 0c "$(hex_of_text "$1")")")" named.der; }
for text in '<script>alert(1)</script>' '</script><script>x' '</style><b>' '"><img src=x>' \
    "' onclick='x" '<!--' '-->' ']]>' '&lt;' '&amp;' 'javascript:x' $'a\xe2\x80\xaeb' $'a\x1b[31m' \
    $'\xff\xfe' $'line\r\nbreak' $'\xc2\x9b' $'\xef\xbb\xbf'; do
    named "$text"
    page named.der
    body=$(between '<body>' '<script>' page.html)
    shown=$(grep -o '<span class=v>[^<]*</span>' <<<"$body" | sed -n '2s/<[^>]*>//gp')
    equal "${text@Q}: two values" 2 "$(grep -c '<span class=v>[^<>]*</span></div>' <<<"$body")"
    lacks "${text@Q} is no markup" '*[<>"]*' "${shown//&quot;/}"
    lacks "${text@Q} is no reference of its own" "*'*" "$shown"
    if is_safe "$body"; then pass; else fail "${text@Q}" 'control characters in the page'; fi
    decoded=$(sed "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&#39;/'/g; s/&amp;/\&/g" <<<"$shown")
    html=$("$program" explain --full named.der | tr -d '\n' | tr -s ' ')
    has "${text@Q} reads as in the text" "$decoded"
done
cp "$leaf" '"><svg onload=x>.pem'
page '"><svg onload=x>.pem'
has 'a file of an evil name' '<h1>&quot;&gt;&lt;svg onload=x&gt;.pem</h1>'

cp "$leaf" $'a\xe2\x80\xaeb\x01.pem'
page $'a\xe2\x80\xaeb\x01.pem'
has 'a file of a name that turns' '<h1>a\E2\80\AEb\01.pem</h1>'

# --- several, and what is refused -------------------------------------------------------------------

cat "$leaf" "$root" >several.pem
warns 'several objects' '*several.pem: holds 2 objects; the page is of the first*' explain --html -o page.html several.pem
rm -f page.html named.der
refuses 'no issuer there' 2 'none.pem' explain --html --issuer none.pem -o page.html "$leaf"
refuses 'an issuer that is no certificate' 2 'certificate' explain --html --issuer "$key" -o page.html "$leaf"
refuses 'an issuer that cannot be read' 2 '' explain --html --issuer broken.der -o page.html "$leaf"
refuses 'a folder that is not there' 2 'nowhere' explain --html -o nowhere/page.html "$leaf"
refuses 'over a private key' 2 'private key' explain --html -o "$key" "$leaf"
refuses '--only with a page' 2 'go with text' explain --html --only tbsCertificate "$leaf"
refuses '--full with a page' 2 'go with text' explain --html --full "$leaf"
refuses '-o without a page' 2 '--html' explain -o page.html "$leaf"
refuses '--issuer without a page' 2 '--html' explain --issuer "$root" "$leaf"
refuses 'two files' 2 'want one FILE' explain --html "$leaf" "$root"
refuses 'nothing' 2 '' explain --html /dev/null

# The largest, and one octet more.
{ printf '\060\203\003\377\373\004\203\003\377\366'; head -c 262134 /dev/zero; } >largest.der
succeeds 'the largest' explain --html -o page.html largest.der
equal 'all of the largest' 262144 "$(grep -o '<b id=b' page.html | wc -l)"
{ printf '\060\203\004\000\000\004\202\377\377'; head -c 262140 /dev/zero; } >larger.der
rm page.html
refuses 'larger than that' 2 'want at most 262144 bytes for a page' explain --html -o page.html larger.der
{ printf '\060\204\003\000\000\000'; head -c 50331648 /dev/zero; } >largest-crl.der
refuses 'a CRL of 48 MiB' 2 'for a page' explain --html -o page.html largest-crl.der

finish
