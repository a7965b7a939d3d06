#ifndef PIKIT_CGSL_H
#define PIKIT_CGSL_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_version.h>

#endif
