#include "base/portable_math.h"

#include <cmath>
#include <limits>

namespace grapevine {

double portable_exp(double x) {
  if (!(x == x)) return x;
  if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
  if (x < -745.2) return 0.0;
  // x = n ln 2 + r with |r| <= ln 2 / 2, ln 2 split in two so that r is exact to the last bit
  const double shifted = x * 1.44269504088896338700 + 6755399441055744.0;
  const double n = shifted - 6755399441055744.0;
  const double r = (x - n * 6.93147180369123816490e-01) - n * 1.90821492927058770002e-10;
  // Taylor series of e^r to r^13: the remainder is below 2e-18
  double p = 1.0 / 6227020800.0;
  p = 1.0 / 479001600.0 + r * p;
  p = 1.0 / 39916800.0 + r * p;
  p = 1.0 / 3628800.0 + r * p;
  p = 1.0 / 362880.0 + r * p;
  p = 1.0 / 40320.0 + r * p;
  p = 1.0 / 5040.0 + r * p;
  p = 1.0 / 720.0 + r * p;
  p = 1.0 / 120.0 + r * p;
  p = 1.0 / 24.0 + r * p;
  p = 1.0 / 6.0 + r * p;
  p = 0.5 + r * p;
  p = 1.0 + (r + r * r * p);
  // scale in two halves so that results in the subnormal range are reached without overflow of the exponent
  const int whole = static_cast<int>(n);
  const int half = whole / 2;
  const auto scale = [](int e) { return std::bit_cast<double>(static_cast<std::uint64_t>(e + 1023) << 52); };
  return p * scale(half) * scale(whole - half);
}

double portable_log(double x) {
  if (!(x > 0.0)) return x == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  if (x == std::numeric_limits<double>::infinity()) return x;
  int e = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 18014398509481984.0;  // 2^54
    e -= 54;
  }
  // x = m 2^e with sqrt(1/2) <= m < sqrt(2)
  std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  e += static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
  if (m > 1.41421356237309504880) {
    m *= 0.5;
    ++e;
  }
  // log m = 2 atanh(s), s = (m-1)/(m+1), |s| <= .1716: series in s^2 to s^21
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  // in pairs, so that the processor works on several terms at once
  const double z2 = z * z, z4 = z2 * z2, z8 = z4 * z4;
  const double low = (2.0 / 3.0 + z * (2.0 / 5.0)) + z2 * (2.0 / 7.0 + z * (2.0 / 9.0));
  const double middle = (2.0 / 11.0 + z * (2.0 / 13.0)) + z2 * (2.0 / 15.0 + z * (2.0 / 17.0));
  const double high = (2.0 / 19.0 + z * (2.0 / 21.0)) + z2 * (2.0 / 23.0);
  const double p = low + z4 * middle + z8 * high;
  // f - s (f - z p) = 2 s + s z p, with the leading term exact (f small) as in fdlibm
  const double h = 0.5 * f * f;
  const double log_m = f - (h - s * (h + z * p));
  const double n = e;
  return n * 6.93147180369123816490e-01 + (n * 1.90821492927058770002e-10 + log_m);
}

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    const double above = ((((((r * 2509.0809287301226727 + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608;
    const double below = ((((((r * 5226.495278852545925 + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1.0;
    return q * above / below;
  }
  double r = q < 0 ? p : 1.0 - p;
  r = std::sqrt(-portable_log(r));
  double value;
  if (r <= 5.0) {
    r -= 1.6;
    const double above = ((((((r * 7.7454501427834140764e-4 + 0.0227238449892691845833) * r + 0.24178072517745061177) * r + 1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734;
    const double below = ((((((r * 1.05075007164441684324e-9 + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r + 0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1.0;
    value = above / below;
  } else {
    r -= 5.0;
    const double above = ((((((r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r + 0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r + 5.4637849111641143699) * r + 6.6579046435011037772;
    const double below = ((((((r * 2.04426310338993978564e-15 + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r + 1.0;
    value = above / below;
  }
  return q < 0 ? -value : value;
}

double normal_cdf(double x) {
  if (x > 38.0) return 1.0;
  if (x < -38.0) return 0.0;
  const double density = 0.39894228040143267794 * portable_exp(-0.5 * x * x);
  const double a = std::abs(x);
  double upper;  // P(X > a)
  if (a < 3.0) {
    // series of the incomplete gamma function (all terms positive)
    double term = a, sum = a;
    for (int k = 3; term > sum * 1e-17; k += 2) {
      term *= a * a / k;
      sum += term;
    }
    upper = 0.5 - density * sum;
  } else {
    // Laplace's continued fraction, from the tail
    double fraction = a;
    for (int k = 60; k > 0; --k) fraction = a + k / fraction;
    upper = density / fraction;
  }
  return x > 0 ? 1.0 - upper : upper;
}

}  // namespace grapevine
