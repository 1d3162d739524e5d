# processes.awk -- lines "row,who,wall,user,system", in seconds, as a table: the median of
# the rounds, and how many times as fast as openssl certwright is, with the least and the
# greatest of that.
BEGIN { FS = "," }

{
    if (!($1 in count)) order[++row_count] = $1
    if ($2 == "certwright") count[$1]++
    value[$1, $2, count[$1]] = what == "wall" ? $3 : $4 + $5
}

function median(row, who,   i, j, n, held, sorted)
{
    n = count[row]
    for (i = 1; i <= n; i++) {
        held = value[row, who, i]
        for (j = i - 1; j > 0 && sorted[j] > held; j--) sorted[j + 1] = sorted[j]
        sorted[j + 1] = held
    }
    return (sorted[int((n + 1) / 2)] + sorted[int((n + 2) / 2)]) / 2
}

function in_milliseconds(row, who)
{
    return (row, who, 1) in value ? sprintf("%.2f ms", 1000 * median(row, who)) : "-"
}

function ratio(row, who,   i, this, least, greatest)
{
    if (!((row, who, 1) in value)) return "-"
    for (i = 1; i <= count[row]; i++) {
        this = value[row, who, i] / value[row, "certwright", i]
        if (i == 1 || this < least) least = this
        if (i == 1 || this > greatest) greatest = this
    }
    return sprintf("**%.2f×** (%.2f..%.2f)", median(row, who) / median(row, "certwright"),
                   least, greatest)
}

END {
    printf "\n### %s\n\n", title
    print "| | certwright | openssl | certtool | to openssl | to certtool |"
    print "|---|---|---|---|---|---|"
    for (i = 1; i <= row_count; i++) {
        row = order[i]
        printf "| %s | %s | %s | %s | %s | %s |\n", row, in_milliseconds(row, "certwright"),
            in_milliseconds(row, "openssl"), in_milliseconds(row, "certtool"),
            ratio(row, "openssl"), ratio(row, "certtool")
    }
}
