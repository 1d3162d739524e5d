/* show_time.c -- times as text. */
#include "show_time.h"

#include "../../asn1/calendar.h"

/* A time as it is being read from its octets. */
struct time_text {
    struct bytes octets;
    size_t position;
    struct calendar date;
    struct bytes fraction; /* with its point; may be empty */
    int64_t offset;        /* seconds east of UTC */
};

static bool is_digit(const struct time_text *text, size_t position)
{
    return position < text->octets.length && text->octets.data[position] >= '0' &&
           text->octets.data[position] <= '9';
}

static bool next_is(const struct time_text *text, char c)
{
    return text->position < text->octets.length &&
           text->octets.data[text->position] == (uint8_t)c;
}

/* Two digits, at most MAXIMUM. */
static bool read_two(struct time_text *text, unsigned maximum, unsigned *number)
{
    if (!is_digit(text, text->position) || !is_digit(text, text->position + 1))
        return false;
    const uint8_t *at = text->octets.data + text->position;
    *number = 10u * (unsigned)(at[0] - '0') + (unsigned)(at[1] - '0');
    text->position += 2;
    return *number <= maximum;
}

static bool read_year(struct time_text *text, uint8_t tag)
{
    unsigned century = 0, year;
    if (tag == DER_GENERALIZED_TIME && !read_two(text, 99, &century))
        return false;
    if (!read_two(text, 99, &year))
        return false;
    if (tag == DER_UTC_TIME)
        century = year < 50 ? 20 : 19;
    text->date.year = 100 * century + year;
    return true;
}

/* A GeneralizedTime may have a point and digits behind the seconds. */
static bool read_fraction(struct time_text *text, uint8_t tag)
{
    size_t start = text->position;
    if (tag != DER_GENERALIZED_TIME || !next_is(text, '.'))
        return true;
    text->position++;
    while (is_digit(text, text->position))
        text->position++;
    text->fraction = bytes_of(text->octets.data + start, text->position - start);
    return text->fraction.length > 1;
}

/* "Z", or hours and minutes east or west of UTC. */
static bool read_zone(struct time_text *text)
{
    unsigned hours, minutes;
    bool is_west = next_is(text, '-');
    if (next_is(text, 'Z')) {
        text->position++;
        return true;
    }
    if (!is_west && !next_is(text, '+'))
        return false;
    text->position++;
    if (!read_two(text, 12, &hours) || !read_two(text, 59, &minutes))
        return false;
    text->offset = (int64_t)(60 * hours + minutes) * (is_west ? -60 : 60);
    return true;
}

static bool read_time(struct time_text *text, uint8_t tag)
{
    struct calendar *date = &text->date;
    if (!read_year(text, tag) || !read_two(text, 12, &date->month) ||
        !read_two(text, 31, &date->day) || !read_two(text, 23, &date->hour) ||
        !read_two(text, 59, &date->minute))
        return false;
    if (is_digit(text, text->position) &&
        (!read_two(text, 59, &date->second) || !read_fraction(text, tag)))
        return false;
    return read_zone(text) && text->position == text->octets.length &&
           calendar_is_valid(date);
}

const char *show_month(unsigned month)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return months[month - 1];
}

static bool parse(uint8_t tag, struct bytes contents, int64_t *seconds,
                  struct bytes *fraction)
{
    struct time_text text = {.octets = contents};
    if (!read_time(&text, tag))
        return false;
    *seconds = calendar_to_seconds(&text.date) - text.offset;
    *fraction = text.fraction;
    return *seconds >= CALENDAR_FIRST && *seconds <= CALENDAR_LAST;
}

bool show_time_read(uint8_t tag, struct bytes contents, int64_t *seconds)
{
    struct bytes ignored;
    return parse(tag, contents, seconds, &ignored);
}

void show_time(const struct show *show, uint8_t tag, struct bytes contents)
{
    int64_t seconds;
    struct bytes fraction;
    if (!parse(tag, contents, &seconds, &fraction)) {
        show_format(show, "Bad time value");
        return;
    }
    struct calendar date = calendar_from_seconds(seconds);
    show_format(show, "%s %2u %02u:%02u:%02u", show_month(date.month), date.day,
                date.hour, date.minute, date.second);
    show_safe(show, fraction);
    show_format(show, " %u GMT", date.year);
}

bool show_next_time(const struct show *show, struct der_reader *reader)
{
    struct bytes contents;
    uint8_t tag =
        der_next_is(reader, DER_UTC_TIME) ? DER_UTC_TIME : DER_GENERALIZED_TIME;
    if (!der_read(reader, tag, "Time", &contents))
        return false;
    show_time(show, tag, contents);
    return true;
}
