# table.awk -- what was expected and what was said, as checks and as a table.
#
#     awk -v judges="A B ..." -v table=FILE -f table.awk refusals.txt answers
#
# The first file has a line "CHAIN | JUDGE | no: REASON" for each chain that a judge refuses,
# whoever made it; all others it accepts. The second, "JUDGE|VARIANT-CHAIN-MAKER.DOMAIN|SAID":
# of each chain the good one, and those with the signature of the leaf or of the intermediate
# altered. A cell of the table is what a judge said of the good one; "yes" stands there only if
# it refused the other two. Prints "ok ..." and "FAILED ..." lines; FILE has " | " between cells.

function cell(chain, maker, judge, good, leaf, intermediate)
{
    good = said[judge, "good", chain, maker]
    leaf = said[judge, "leaf", chain, maker]
    intermediate = said[judge, "intermediate", chain, maker]
    if (good == "" || leaf == "" || intermediate == "")
        return "no answer"
    if (leaf !~ /^no: ./ || intermediate !~ /^no: ./)
        return good ", and altered: " leaf ", " intermediate
    return good
}

function check(chain, maker, judge, have, want)
{
    want = (chain, judge) in refusal ? refusal[chain, judge] : "yes"
    used[chain, judge] = 1
    if (want == have)
        print "ok curves: " judge " judges " maker "'s chain " chain ": " have
    else
        printf "FAILED curves: %s judges %s's chain %s\n    | want %s\n    | have %s\n",
            judge, maker, chain, want, have
}

# A line of refusals.txt that speaks of no chain, or of no judge that there is.
function unused(pair, part)
{
    for (pair in refusal) {
        split(pair, part, SUBSEP)
        if (!(pair in used) && index(" " judges " ", " " part[2] " ") > 0)
            print "FAILED curves: " part[2] " was not asked about a chain " part[1]
    }
}

BEGIN {
    FS = "|"
    count = split(judges, judge_of, " ")
}

/^#/ || /^ *$/ {
    next
}

FILENAME == ARGV[1] {
    gsub(/ *\| */, "|")
    $0 = $0
    refusal[$1, $2] = $3
    next
}

{
    name = $2
    sub(/\..*/, "", name)
    variant = chain = maker = name
    sub(/-.*/, "", variant)
    sub(/.*-/, "", maker)
    chain = substr(name, length(variant) + 2, length(name) - length(variant maker) - 2)
    said[$1, variant, chain, maker] = $3
    if (!((chain, maker) in seen)) {
        seen[chain, maker] = 1
        row[++rows] = chain SUBSEP maker
    }
}

END {
    line = "made by | chain"
    for (i = 1; i <= count; i++)
        line = line " | " judge_of[i]
    print line >table
    for (r = 1; r <= rows; r++) {
        split(row[r], part, SUBSEP)
        line = part[2] " | " part[1]
        for (i = 1; i <= count; i++) {
            have = cell(part[1], part[2], judge_of[i])
            check(part[1], part[2], judge_of[i], have)
            line = line " | " have
        }
        print line >table
    }
    unused()
}
