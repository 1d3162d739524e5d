/* show_judge.h -- objects that `show` prints, looked at by the readers that judge. */
#ifndef CERTWRIGHT_SHOW_JUDGE_H
#define CERTWRIGHT_SHOW_JUDGE_H

#include "../../asn1/der_reader.h"
#include "../cli/input.h"

/* show_judge looks for flaws of OBJECT, which READER stands before. False without an error if
 * there is no reader that judges this kind of object. */
bool show_judge(const struct object *object, struct der_reader *reader)
    __attribute__((warn_unused_result));

/* show_must_be_right tells whether OBJECT is only shown if nothing is wrong with it: a private
 * key of RSA, whose numbers are not for show if they do not belong together. */
bool show_must_be_right(const struct object *object);

/* show_is_shown tells whether OBJECT is of a kind that is printed, and not encrypted. */
bool show_is_shown(const struct object *object);

/* show_kind_name returns what OBJECT is: "an encrypted private key". */
const char *show_kind_name(const struct object *object);

#endif
