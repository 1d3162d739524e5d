/* kat_json_hmac.c -- the HMAC vectors of Wycheproof. */
#include <stdlib.h>

#include "../../sha/hmac.h"
#include "kat_json_tests.h"

void json_run_hmac(struct json_group *group, const json_t *test)
{
    struct json_octets key, message, tag;
    uint8_t mac[HASH_DIGEST_LENGTH_MAX];
    size_t tag_length =
        (size_t)json_integer_value(json_object_get(group->json, "tagSize")) / 8;
    bool ok = json_octets(test, "key", &key);
    ok = json_octets(test, "msg", &message) && ok;
    ok = json_octets(test, "tag", &tag) && ok && tag_length > 0 &&
         tag_length <= group->hash->digest_length;
    if (ok) {
        hmac_digest(group->hash, key.data, key.length, message.data, message.length,
                    mac);
        json_judge(
            group, test,
            bytes_equal(bytes_of(tag.data, tag.length), bytes_of(mac, tag_length)));
    } else {
        kat_verdict(group->file, false, "key, msg and tag in hexadecimal",
                    "something else");
    }
    free(key.data);
    free(message.data);
    free(tag.data);
}
