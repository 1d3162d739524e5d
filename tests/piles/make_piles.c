/* make_piles.c -- writes piles of certificates and CRLs that were made to keep a judge
 * busy, for tests/tools/piles.sh. Run it in the root of the repository.
 *
 *     make-piles FOLDER */
#include <stdio.h>

#include "forge.h"

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: make-piles FOLDER\n", stderr);
        return 2;
    }
    forge_start(argv[1]);
    write_chains();
    write_crowds();
    write_names();
    write_extensions();
    write_crls();
    write_crl_cycles();
    return 0;
}
