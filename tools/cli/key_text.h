/* key_text.h -- telling a private key by the text around it, or by a magic word: PEM, and the
 * files of other programs. Characters are ASCII in any encoding of which that is a part:
 * UTF-8, or UTF-16 and UTF-32 of either order. */
#ifndef CERTWRIGHT_KEY_TEXT_H
#define CERTWRIGHT_KEY_TEXT_H

#include <stdbool.h>

#include "byte_view.h"

/* key_text_is_label tells whether what stands at OFFSET begins or ends a private key of any
 * kind: "BEGIN ... PRIVATE KEY" or "END ... PRIVATE KEY", perhaps with BLOCK after it, and
 * dashes on both sides. */
bool key_text_is_label(struct byte_view *view, uint64_t offset);

/* key_text_dashes returns how many bytes before OFFSET belong to the dashes before a label; 0
 * if there are none. */
size_t key_text_dashes(struct byte_view *view, uint64_t offset);

/* key_text_is_putty_or_ssh tells whether a key file of PuTTY, or of SSH version 1, begins
 * there. */
bool key_text_is_putty_or_ssh(struct byte_view *view, uint64_t offset);

/* key_text_is_jwk tells whether the private number of a JSON Web Key (RFC 7517) begins at
 * OFFSET, with its name. */
bool key_text_is_jwk(struct byte_view *view, uint64_t offset);

/* key_text_is_openssh tells whether the contents of an OPENSSH PRIVATE KEY begin there. */
bool key_text_is_openssh(struct byte_view *view, uint64_t offset);

/* key_text_is_pvk tells whether the 12 bytes at AT begin a PVK file of Microsoft. */
bool key_text_is_pvk(const uint8_t *at);

#endif
