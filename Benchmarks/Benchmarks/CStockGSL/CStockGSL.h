#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
