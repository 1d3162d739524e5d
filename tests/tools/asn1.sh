#!/bin/bash
# asn1.sh PROGRAM -- `certwright asn1`: what it lists is what `openssl asn1parse` prints, up to
# the fault in what is malformed; each breach of DER is found; the notation gives back the same
# octets, and its overrides what they say. Expectations by hand after X.690, and by OpenSSL. All
# files there are, and more mutations, are in tests/interop/asn1.sh.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

file=$scratch/file
# asn1 HEX ARGUMENT...: runs the command on these octets.
asn1() {
    write_hex "$1" "$file"
    shift
    run asn1 "$@" "$file"
}
# openssl_listing HEX prints what OpenSSL prints, but for its word on a fault.
openssl_listing() {
    write_hex "$1" "$file"
    openssl asn1parse -inform DER -in "$file" 2>/dev/null | sed -e '/^Error in encoding$/d' -e '/^BAD RECURSION DEPTH$/d'
}

# safe_file NAME FILE: nothing in FILE can mislead a terminal.
safe_file() {
    if is_safe "$(<"$2")"; then pass; else fail "$1" "control characters in $(basename "$2")"; fi
}

# --- the listing -----------------------------------------------------------------------------------

for source in "$fixtures"/*.pem "$fixtures"/*.key "$fixtures"/*.csr; do
    grep -q -e '^Proc-Type' "$source" && continue # OpenSSL decodes the headers too
    openssl asn1parse -in "$source" >"$scratch/want"
    succeeds "$(basename "$source") is listed" asn1 "$source"
    if is_safe "$(<"$scratch/want")"; then
        same_file "$(basename "$source") as OpenSSL lists it" "$scratch/want" "$output"
        openssl asn1parse -i -in "$source" >"$scratch/want"
        run asn1 --indent "$source"
        same_file "$(basename "$source"), indented" "$scratch/want" "$output"
    fi
    pem_der=$(der_of_pem "$source")
    write_hex "$pem_der" "$scratch/der"
    run asn1 --notation "$source"
    cp "$output" "$scratch/notation"
    succeeds "$(basename "$source") is built again" asn1 --build "$scratch/notation" -o "$scratch/built"
    same_file "$(basename "$source"): the same octets" "$scratch/der" "$scratch/built"
    rm -f "$scratch/built"
    input=$scratch/notation
    run asn1 --build --pem X -
    input=/dev/null
    equal "$(basename "$source"): and as PEM" "$pem_der" "$(der_of_pem "$output")"
done

# like_openssl NAME STATUS HEX
like_openssl() {
    local want have
    want=$(openssl_listing "$3")
    asn1 "$3"
    have=$(<"$output")
    equal "$1: the listing" "$want" "$have"
    equal "$1: the status" "$2" "$status"
    [ "$2" -eq 0 ] || matches "$1: one line on standard error" 'certwright: *: byte *' "$said"
    notation_returns "$1" "$3"
}

# notation_returns NAME HEX: the notation of these octets makes them again.
notation_returns() {
    asn1 "$2" --notation
    equal "$1: the notation's status" 0 "$status"
    cp "$output" "$scratch/notation"
    run asn1 --build "$scratch/notation"
    equal "$1: the notation's octets" "$2" "$(hex_of "$output")"
}

while read -r status hex name; do
    like_openssl "$name" "$status" "$hex"
done <<'END'
0 3000 an empty SEQUENCE
0 0101ff BOOLEAN TRUE
0 010101 BOOLEAN 01
0 0100 an empty BOOLEAN
0 010200ff a BOOLEAN of two octets
0 0200 an empty INTEGER
0 020100 0
0 02017f 127
0 020180 -128
0 0201ff -1
0 02020080 128
0 0202ff7f -129
0 0202ff00 -256
0 02028000 -32768
0 0203ff0000 -65536
0 0202007f a padded INTEGER
0 0202ff80 a padded negative INTEGER
0 02087fffffffffffffff 2^63-1
0 02088000000000000000 -2^63
0 0209008000000000000000 2^63
0 0209ff7fffffffffffffff -2^63-1
0 0a0105 ENUMERATED
0 0a0181 a negative ENUMERATED
0 0a020005 a padded ENUMERATED
0 030100 an empty BIT STRING
0 0300 a BIT STRING without its first octet
0 030205a0 three bits
0 030205bf unused bits that are set
0 030209ff nine unused bits
0 0400 an empty OCTET STRING
0 04023000 an OCTET STRING that holds DER
0 0403300080 an OCTET STRING that does not
0 040161 an OCTET STRING of text
0 0401ff an OCTET STRING of octets
0 0500 NULL
0 050100 a NULL with contents
0 0603550403 commonName
0 0600 an empty identifier
0 06022a80 an identifier that is cut off
0 06032a8001 an arc that is padded
0 060100 0.0
0 060127 0.39
0 060128 1.0
0 060178 2.40
0 06028100 2.48
0 060b2a81ffffffffffffffff7f an arc of 2^64-1
0 0617ffffffffffffffffffffffffffffffffffffffffff7f05 a first arc of 147 bits
0 06178180808080808080808080808080808080808080800005 a first arc that is a power of 2
0 060583dceb9400 a first arc with a borrow
0 06098df0add6babb90804f with two
0 060583dceb9450 with none
0 090103 REAL
0 0c026162 UTF8String
0 0c02c3a9 UTF8String beyond ASCII
0 0c022a5c a backslash
0 0c022261 a quote
0 120131 NumericString
0 130161 PrintableString
0 140161 TeletexString
0 160161 IA5String
0 1a0161 VisibleString
0 1b0161 GeneralString
0 1e020041 BMPString
0 1e0141 a BMPString of one octet
0 1e02d800 a BMPString with a surrogate
0 1e0400200022 a BMPString with a quote
0 1c0400000041 UniversalString
0 1c0400110000 a character beyond Unicode
0 0d03550403 RELATIVE-OID
0 170d3236303130313030303030305a UTCTime
0 180f32303530303130313030303030305a GeneralizedTime
0 800161 context-specific
0 8500 context-specific, empty
0 a0030201ff explicit
0 4a00 application
0 6a00 application, constructed
0 c101ff private
0 1f0201ff an INTEGER with a long tag
0 1f800201ff and padded
0 1f1f00 universal 31
0 1f801f00 and padded
0 9f801f0161 a padded tag above 30
0 bf850100 context-specific 641
0 df87ffffff7f00 the largest tag number
2 df888080800000 a larger one
2 df8880808080 and cut off
0 3081000500 a length of two octets, not at the end, where OpenSSL 3.0.20 refuses it
0 30820003020105 one of three
0 30890000000000000000030201ff and of ten
2 308900000000000000ff030201ff that is too large
2 30888000000000000000 2^63
2 3089010000000000000000 2^64
2 3084ffffffff 2^32-1
0 30800201050000 indefinite
0 308030800000308000000000 indefinite inside indefinite
2 3004308000000000 indefinite inside definite, and stray end-of-contents
2 3080020105 indefinite without an end
2 30803080020105 two of them
2 02800000 indefinite and primitive
2 300302010500 a stray 00
2 00000201050000 outermost end-of-contents
2 30 nothing but a tag
2 3003 nothing but a header
2 30030201 cut off
2 df no tag number
2 df81 half of one
2 3081 no length
2 30820001 half of one
0 300500000101ff end-of-contents inside a definite length
0 30800101ff000161 end-of-contents with contents
0 020101020102 two values
0 2403040141 a constructed string
0 3103020102 a SET
0 1003020101 a primitive SEQUENCE
END

# Depth: 128 is seen, 129 is not.
for depth in 128 129 130 200; do
    printf -v hex '3080%.0s' $(seq "$depth")
    like_openssl "$depth deep, indefinite" 2 "$hex"
    hex=3000
    for ((i = 1; i < depth; i++)); do hex=$(der 30 "$hex"); done
    like_openssl "$depth deep" $((depth > 129 ? 2 : 0)) "$hex"
done
printf -v hex '3080%.0s' {1..10000}
notation_returns '10,000 deep' "$hex"
hex=
for ((length = 4 * 9999; length >= 0; length -= 4)); do printf -v hex '%s2482%04x' "$hex" $length; done
notation_returns '10,000 strings deep' "$hex"
hex=
for ((length = 4 * 3000; length >= 0; length -= 4)); do printf -v hex '%s0482%04x' "$hex" $length; done
notation_returns '3,000 OCTET STRINGs deep' "$hex"

# What a terminal must not get is an exception.
while read -r hex text; do
    asn1 "$hex"
    equal "$hex is escaped" "$text" "$(sed 's/.*:\(.*\)$/\1/' "$output")"
    safe_file "$hex" "$output"
    notation_returns "$hex" "$hex"
    safe_file "$hex" "$scratch/notation"
done <<'END'
0c011b \1B
0c03e280ae \E2\80\AE
0c010a \0A
04020a41 \0AA
1401e9 \E9
0c02c080 \C0\80
0c02c285 \C2\85
16017f \7F
130100 \00
170109 \09
END

# 10,000 random names with all that misleads.
hex=$(awk 'BEGIN {
    srand(5)
    split("00 07 08 09 0a 0d 1b 7f c285 c29b e2808b e2808e e2808f e280a8 e280aa e280ae e281a6 e281a9 efbbbf ff c0 61 41 20 22 5c 27 7b 2d2d e9 c3a9 f09f9880 1b5b326a", piece, " ")
    split("0c 13 14 16 1a 1b 04 82 86 17 1e", tag, " ")
    for (i = 0; i < 10000; i++) {
        name = ""
        for (n = int(rand() * 12); n >= 0; n--) name = name piece[1 + int(rand() * 33)]
        printf "%s%02x%s", tag[1 + int(rand() * 11)], length(name) / 2, name
    }
}')
write_hex "$hex" "$file"
run asn1 "$file"
equal 'hostile names: listed' 0 "$status"
safe_file 'hostile names' "$output"
equal 'hostile names: a line each' 10000 "$(wc -l <"$output")"
run asn1 --strict "$file"
safe_file 'hostile names' "$output"
run asn1 --notation "$file"
safe_file 'hostile names' "$output"
cp "$output" "$scratch/notation"
run asn1 --build "$scratch/notation"
same_file 'hostile names: built again' "$file" "$output"

# --- breaches ------------------------------------------------------------------------------------------

# strict NAME HEX WANTED: WANTED is each breach as byte:clause, in order.
strict() {
    local have
    asn1 "$2" --strict
    have=$(sed -n 's/^      ! byte \([0-9]*\): .*(X\.6[89]0 \([0-9.]*\))$/\1:\2/p; s/^      ! byte \([0-9]*\): [^(]*$/\1:/p' "$output" | tr '\n' ' ')
    equal "strict, $1" "$3" "${have% }"
    if [ -z "$3" ]; then
        equal "strict, $1: the status" 0 "$status"
    else
        equal "strict, $1: the status" 1 "$status"
        matches "strict, $1: the line" "certwright: *: $(wc -w <<<"$3") breach*" "$said"
    fi
}
while IFS='|' read -r hex breaches name; do
    strict "$name" "$hex" "$breaches"
done <<'END'
300b0101ff0201800500040161||what is DER
308103020105|0:10.1|a length in two octets
30820003020105|0:10.1|a length in three
0482007f41|0:8.1.3|a length beyond the end
30800201050000|0:10.1|the indefinite form
3080020105|0:10.1 5:8.1.3.6|without an end
1f0201ff|0:8.1.2.2|a long tag
1f800201ff|0:8.1.2.2 0:8.1.2.4.2|and padded
9f801f00|0:8.1.2.4.2|a padded tag above 30
9f1f00||a tag above 30
010101|0:11.1|BOOLEAN 01
0100|0:8.2.1|no BOOLEAN
0200|0:8.3.1|no INTEGER
02020001|0:8.3.2|a padded INTEGER
0202ffff|0:8.3.2|a padded negative INTEGER
0a020001|0:8.3.2|a padded ENUMERATED
0300|0:8.6.2.2|no BIT STRING
030108|0:8.6.2.2|eight unused bits of none
030101|0:8.6.2.2|one unused bit of none
030208ff|0:8.6.2.2|eight unused bits
03020780||seven unused bits
030207c0|0:11.2.1|an unused bit that is set
050100|0:8.8.2|NULL with contents
0600|0:8.19.2|no identifier
06022a80|0:8.19.2 0:8.19.2|an identifier cut off and padded
06022a81|0:8.19.2|an identifier cut off
06032a8001|0:8.19.2|a padded arc
0d028001|0:8.20.2|a padded relative arc
130140|0:41|an at sign in a PrintableString
120141|0:41|a letter in a NumericString
160180|0:41|an octet above 7F in an IA5String
1a010a|0:41|a line end in a VisibleString
1e0141|0:41|half a character
0c01ff|0:8.23.10|not UTF-8
170b323630313031303030305a|0:11.8|UTCTime without seconds
170d3236313330313030303030305a|0:47.3|UTCTime of month 13
17113236303130313030303030302b30313030|0:11.8|UTCTime with an offset
180f32303236303232393030303030305a|0:46.3|29 February 2026
180f32303238303232393030303030305a||29 February 2028
181132303236303131303030303030302e355a||half a second
181232303236303131303030303030302e35305a|0:11.7.3|half a second and a zero
181032303236303131303030303030302e5a|0:11.7|a fraction of none
180e3230323630313130303030303030|0:11.7|GeneralizedTime without Z
2403040141|0:10.2|a constructed string
2000|0:8.1.5|constructed end-of-contents
21030101ff|0:8.1.2.5|a constructed BOOLEAN
1000|0:8.9.1|a primitive SEQUENCE
1100|0:8.11.1|a primitive SET
0000|0:8.1.5|end-of-contents outside
30020000|2:8.1.5|end-of-contents in a definite length
3106020101020102||SET OF in order
3106020102020101|5:11.6|SET OF out of order
3106020101020101||SET OF equal values
3105a100820161||SET in the order of its tags
3105820161a100||SET OF in the order of its encodings
3108a100820161800162|7:11.6|SET by tags, and then by neither
31068201010101ff|5:11.6|SET by neither order
050005|2:8.1.3|octets behind the value
05000500|2:|a value behind the value
30060203010101|0:8.1.3|contents cut off
300502050101010500|2:8.1.3 7:|an element that is too long, and one behind
3009020200010101010500|2:8.3.2 6:11.1|two breaches
END

# --- build ----------------------------------------------------------------------------------------------------

# builds NAME HEX TEXT
builds() {
    printf '%s' "$3" >"$scratch/text"
    run asn1 --build "$scratch/text"
    equal "build, $1: the status, $said" 0 "$status"
    equal "build, $1" "$2" "$(hex_of "$output")"
}
while IFS='|' read -r hex text; do
    builds "$text" "$hex" "$text"
done <<'END'
3000|SEQUENCE {}
30050201050500|SEQUENCE { INTEGER 5 NULL }
30050201050500|sequence{integer 5 null}  -- a comment
310302017f|SET { INTEGER 127 }
02020080|INTEGER 128
020180|INTEGER -128
0202ff7f|INTEGER -129
02087fffffffffffffff|INTEGER 9223372036854775807
02088000000000000000|INTEGER -9223372036854775808
020100|INTEGER 0x0
020200ff|INTEGER 0xff
02020fff|INTEGER 0xFFF
0209010000000000000000|INTEGER 0x10000000000000000
020200ff|INTEGER 0x00ff
02020001|INTEGER '0001'H
0a0103|ENUMERATED 3
010100|BOOLEAN FALSE
0101ff|BOOLEAN TRUE
010142|BOOLEAN '42'H
0500|NULL
050101|NULL '01'H
0603550403|OBJECT IDENTIFIER 2.5.4.3
0603550403|OBJECT IDENTIFIER commonName
0603550403|OID CN
0603551d0f|OBJECT IDENTIFIER "X509v3 Key Usage"
06022a80|OBJECT IDENTIFIER '2a80'H
030205a0|BIT STRING '101'B
030100|BIT STRING ''B
03020081|BIT STRING '1000 0001'B
030300ffff|BIT STRING 'ffff'H
030203f8|BIT STRING unused=3 'f8'H
030209ff|BIT STRING unused=9 'ff'H
0300|BIT STRING unused=none ''H
0303000500|BIT STRING { NULL }
0303070500|BIT STRING unused=7 { NULL }
23020500|BIT STRING constructed { NULL }
04020500|OCTET STRING { NULL }
24020500|OCTET STRING constructed { NULL }
10020500|SEQUENCE primitive { NULL }
30020500|SEQUENCE '0500'H
040141|OCTET STRING "A"
0c02225c|UTF8String "\"\\"
0c030041c3|UTF8String "\00A\c3"
1e0400e90041|BMPString "éA"
1e0400e90041|BMPString "\C3\A9A"
1c040001f600|UniversalString "😀"
170141|UTCTime "A"
a0020500|[0] { NULL }
8000|[0]
80020500|[0] primitive { NULL }
a0020500|[0] constructed '0500'H
820161|[2] "a"
4a0161|[APPLICATION 10] "a"
df1f00|[PRIVATE 31]
9f870100|[CONTEXT 897]
0f00|[UNIVERSAL 15]
9f7f00|[127]
9f814800|[200]
9f81800000|[16384]
810105|INTEGER tag='81'H 5
1f020105|INTEGER tag='1f02'H 5
ff00|tag='ff'H
02050105|INTEGER length=5 '0105'H
028200020105|INTEGER length='820002'H '0105'H
3082012c0500|SEQUENCE length=300 { NULL }
308005000000|SEQUENCE length=indefinite { NULL EOC }
30800500|SEQUENCE length=indefinite { NULL }
30800500|SEQUENCE length='80'H { NULL }
3003ff0500|SEQUENCE { raw 'ff'H NULL }
ff|raw 'f f'H
05000500|NULL NULL
05000500|NULL raw '0500'H
END
printf -v hex 'ff%.0s' {1..127}
builds '127 octets' "047f$hex" "OCTET STRING '$hex'H"
builds '128 octets' "048180${hex}ff" "OCTET STRING '${hex}ff'H"
builds '130 octets' "308182047f$hex""00" "SEQUENCE { OCTET STRING '$hex'H raw '00'H }"
printf -v hex 'ff%.0s' {1..255}
builds '256 octets' "04820100${hex}ff" "OCTET STRING '${hex}ff'H"
printf -v hex '%0131070d' 0
builds '65,535 octets' "0482ffff$hex" "OCTET STRING '$hex'H"
builds '65,536 octets' "0483010000${hex}00" "OCTET STRING '${hex}00'H"

# refused LINE:COLUMN TEXT WANTED
while IFS='|' read -r place text wanted; do
    printf '%b' "$text" >"$scratch/text"
    refuses "build, $text" 2 "line ${place%:*}, column ${place#*:}: want $wanted" asn1 --build "$scratch/text"
done <<'END'
1:1||an element
1:6| -- x|an element
2:1|-- x\n|an element
1:1|SEQUENCE {|a brace
2:3|SEQUENCE {\n  SET {\n|a brace
1:13|SEQUENCE {} }|an element
1:1|FOO|a type
1:1|5|a type
1:1|"a"|a type
1:1|'05'H|a type
1:1|$|a word
1:5|BIT INTEGER|STRING
1:9|INTEGER "a"|a number
1:9|INTEGER 5a|a number
1:12|INTEGER --5|a number
1:9|INTEGER 9223372036854775808|a number
1:9|INTEGER -9223372036854775809|a number
1:9|INTEGER 0x|a number
1:9|INTEGER 0xg|a number
1:9|BOOLEAN 1|TRUE
1:19|OBJECT IDENTIFIER 3.1|an identifier
1:19|OBJECT IDENTIFIER 2.5.4.|an identifier
1:19|OBJECT IDENTIFIER foo|an identifier
1:12|BIT STRING '12'B|only zeros
1:12|BIT STRING "a"|bits
1:14|OCTET STRING '0'H|two digits
1:14|OCTET STRING '0g'H|hexadecimal
1:14|OCTET STRING '00'|H or B
1:14|OCTET STRING '00|a quote
1:12|UTF8String "a|a quote
1:12|UTF8String "a\\\\|a quote
1:12|UTF8String "\\q"|\\
1:11|BMPString "\\ff"|UTF-8
1:11|BMPString "\xf0\x9f\x98\x80"|UTF-8
1:2|[2147483648]|a class
1:2|[-1]|a class
1:4|[1 {|]
1:13|INTEGER tag 5|=
1:13|INTEGER tag=5 5|octets
1:17|SEQUENCE length=x {}|a number
1:17|SEQUENCE length=4294967296 {}|a number
1:19|BIT STRING unused=256 ''H|a number
1:5|raw 5|octets
3:5|SEQUENCE {\n  NULL\n    ?|a word
END
printf -v text '[0] {%.0s' {1..129}
printf '%s' "$text" >"$scratch/text"
refuses 'build: 129 deep' 2 'at most 128 levels' asn1 --build "$scratch/text"
printf -v text '[0] {%.0s' {1..128}
printf -v ends '}%.0s' {1..128}
printf '%s%s' "$text" "$ends" >"$scratch/text"
run asn1 --build "$scratch/text"
equal 'build: 128 deep' 0 "$status"
printf 'INTEGER \033[31m' >"$scratch/text"
refuses 'build: an escape' 2 'line 1, column 9' asn1 --build "$scratch/text"

# Size: a million elements, deep and wide, in the usual time.
{
    printf 'SEQUENCE {%.0s' {1..5}
    yes 'SET { NULL OCTET STRING { SEQUENCE {} } }' | head -n 300000
    printf '}%.0s' {1..5}
} >"$scratch/text"
succeeds 'build: a million elements' asn1 --build "$scratch/text" -o "$scratch/large"
succeeds 'and their notation' asn1 --notation "$scratch/large" -o "$scratch/text"
succeeds 'and those again' asn1 --build "$scratch/text" -o "$scratch/large2"
same_file 'a million elements' "$scratch/large" "$scratch/large2"
rm "$scratch/large" "$scratch/large2" "$scratch/text"

# --- parts and options -------------------------------------------------------------------------------------------

leaf=$fixtures/golden-leaf.pem
for offset in 1 4 440; do
    openssl asn1parse -offset "$offset" -in "$leaf" 2>/dev/null | grep -v '^Error in' >"$scratch/want"
    run asn1 --at-offset "$offset" "$leaf"
    same_file "--at-offset $offset" "$scratch/want" "$output"
done
for offset in 146 165 470 504; do
    openssl asn1parse -strparse "$offset" -in "$leaf" >"$scratch/want"
    run asn1 --strparse "$offset" "$leaf"
    same_file "--strparse $offset" "$scratch/want" "$output"
done
openssl asn1parse -strparse 165 -offset 4 -in "$leaf" >"$scratch/want"
run asn1 --strparse 165 --at-offset 4 "$leaf"
same_file '--strparse and --at-offset' "$scratch/want" "$output"
refuses '--at-offset behind the end' 2 'offset below' asn1 --at-offset 100000 "$leaf"
refuses '--at-offset, 2^32' 2 'offset below*have 4294967296' asn1 --at-offset 4294967296 "$leaf"
refuses '--block, 2^32 + 1' 2 'block 4294967297' asn1 --block 4294967297 "$leaf"
refuses '--strparse behind the end' 2 'offset below' asn1 --strparse 100000 "$leaf"
refuses '--strparse of nothing' 2 'contents' asn1 --strparse 163 "$leaf"

cat "$leaf" "$fixtures/golden-root.pem" >"$scratch/two.pem"
run asn1 "$leaf"
cp "$output" "$scratch/want"
warns 'two blocks: the first is listed' 'first of 2 PEM blocks*' asn1 "$scratch/two.pem"
same_file 'two blocks: the first' "$scratch/want" "$output"
run asn1 "$fixtures/golden-root.pem"
cp "$output" "$scratch/want"
succeeds 'two blocks: the second' asn1 --block 2 "$scratch/two.pem"
same_file 'two blocks: the second' "$scratch/want" "$output"
refuses '--block 0' 2 'PEM block' asn1 --block 0 "$scratch/two.pem"
refuses '--block 3' 2 'PEM block' asn1 --block 3 "$scratch/two.pem"
write_hex "$(der_of_pem "$leaf")" "$file"
refuses '--block of DER' 2 'PEM block' asn1 --block 1 "$file"

for arguments in '--build --strict' '--build --notation' '--notation --strict' '--notation --indent' '--der' '--pem X' \
    '--build --der --pem X' '--strict -o result' '--build --block 1' '--build --pem A-B' 'a b' '--frob'; do
    # shellcheck disable=SC2086
    refuses "options $arguments" 2 '' asn1 $arguments "$leaf"
done
refuses 'no label' 2 'label' asn1 --build --pem '' "$leaf"
: >"$file"
refuses 'an empty file' 2 'nothing' asn1 "$file"
refuses 'an empty text' 2 'line 1' asn1 --build "$file"
printf 'hello\n' >"$file"
refuses 'a line of text' 2 'neither' asn1 "$file"
refuses 'PEM without its end' 2 'END' asn1 <(sed '/END/d' "$leaf")
refuses 'a missing file' 2 'missing' asn1 missing
refuses 'a folder' 2 '' asn1 --build "$scratch"

# A key is for its owner alone.
run asn1 --notation "$fixtures/leaf.key" -o "$scratch/key.txt"
mode 'the notation of a key' 600 "$scratch/key.txt"
run asn1 --build "$scratch/key.txt" -o "$scratch/key.der"
mode 'a key that was built' 600 "$scratch/key.der"

# --- mutations --------------------------------------------------------------------------------------------------------

# The same places each time: a linear congruential generator.
seed=5
random() { seed=$(((seed * 1103515245 + 12345) % 2147483648)) && value=$(((seed >> 8) % $1)); }
octets=(00 01 1f 3f 30 31 7f 80 81 82 84 ff 02 03 04 06)
sources=("$fixtures"/golden-*.pem "$fixtures/crl.pem" "$fixtures/leaf.key" "$fixtures/ec.pem")
for ((i = 0; i < 100; i++)); do
    random "${#sources[@]}"
    hex=$(der_of_pem "${sources[value]}")
    for ((flips = i % 3; flips >= 0; flips--)); do
        random $((${#hex} / 2 < 200 || i % 2 ? ${#hex} / 2 : 60))
        place=$((2 * value))
        random 16
        hex=${hex:0:place}${octets[value]}${hex:place+2}
    done
    want=$(openssl_listing "$hex" | tr -d '\0')
    asn1 "$hex"
    matches "mutation $i: the status" '[02]' "$status"
    if is_safe "$want" && [[ $want != *OBJECT*:[0-9]* ]]; then
        equal "mutation $i: as OpenSSL" "$want" "$(<"$output")"
    else
        safe_file "mutation $i" "$output"
    fi
    notation_returns "mutation $i" "$hex"
done

finish
