/* stub */
#include "asn1.h"
void asn1_write_notation(FILE *stream, struct bytes document){(void)stream;(void)document;}
bool asn1_build(struct bytes text, struct asn1_built *built, struct error *error){(void)text;(void)built;(void)error;return false;}
