/* trace_verdict.c -- what came out. */
#include "trace_verdict.h"

#include <stdio.h>

#include "../../keys/curve_keys.h"

static const char *fault_name(const struct trace_message *message, bool is_ed25519,
                              enum trace_fault_kind kind)
{
    switch (kind) {
    case TRACE_FAULT_MESSAGE:
        return message->is_signed ? "TBS" : "message";
    case TRACE_FAULT_DIGEST:
        return "digest";
    case TRACE_FAULT_PADDING:
        return "padding";
    case TRACE_FAULT_R:
        return is_ed25519 ? "R" : "r";
    case TRACE_FAULT_S:
        return is_ed25519 ? "S" : "s";
    case TRACE_FAULT_KEY:
        return "key";
    case TRACE_FAULT_POINT:
        return is_ed25519 ? "message, R, S or key" : "digest, r, s or key";
    default:
        return "signature";
    }
}

static void show_bit(const struct trace_message *message, enum trace_fault_kind kind,
                     struct trace_bit bit)
{
    if (kind == TRACE_FAULT_SIGNATURE || kind == TRACE_FAULT_R ||
        kind == TRACE_FAULT_S) {
        trace_say(
            "It is one bit: with bit %u of octet %zu of the signature turned over "
            "everything is right.",
            bit.bit, bit.octet);
        return;
    }
    char path[512] = "";
    size_t offset = bit.octet;
    if (message->is_signed) {
        offset +=
            (size_t)(message->structure.to_be_signed.data - message->document.data);
        trace_message_path(message, offset, path, sizeof path);
    }
    trace_say("It is one bit: with bit %u of octet %zu of the %s turned over%s%s%s "
              "everything is right.",
              bit.bit, offset, message->is_signed ? "DER" : "file",
              path[0] != '\0' ? " (" : "", path, path[0] != '\0' ? ")" : "");
}

int trace_verdict(const struct trace_verification *v, const struct trace_fault *fault,
                  const struct trace_bit *bit)
{
    trace_step(v->style, "What came out", NULL);
    if (fault->kind == TRACE_NO_FAULT) {
        trace_say("valid: the owner of the key signed exactly this.");
        return STATUS_YES;
    }
    const char *name =
        fault_name(v->message, public_key_ed25519(v->key) != NULL, fault->kind);
    trace_say("not valid; fault in: %s", name);
    trace_say("%s", fault->reason);
    if (bit != NULL)
        show_bit(v->message, fault->kind, *bit);
    else if ((fault->kind == TRACE_FAULT_SIGNATURE ||
              fault->kind == TRACE_FAULT_POINT) &&
             v->own_key.length > 0)
        trace_say("The key comes from what was signed; if that was altered there, it "
                  "would look the same.");
    report("%s: want a valid signature, have a fault in the %s", v->message->path,
           name);
    return STATUS_NO;
}
