package ebb.churn.linear;

import ebb.customer.LogOdds;
import org.hipparchus.util.FastMath;

/** How a raw feature enters a linear score. A missing value stays NaN, except that {@link #MISSING} asks for just that. */
public enum Transform {
    IDENTITY {
        @Override
        public double of(double value) {
            return value;
        }
    },
    /** Like a logarithm on both sides of zero, for counts, days, amounts and trends. */
    ASINH {
        @Override
        public double of(double value) {
            return FastMath.asinh(value);
        }
    },
    MINUS_ASINH {
        @Override
        public double of(double value) {
            return -FastMath.asinh(value);
        }
    },
    /** The logit, for features that are probabilities. */
    LOGIT {
        @Override
        public double of(double value) {
            return Double.isNaN(value) ? value : LogOdds.of(value);
        }
    },
    MISSING {
        @Override
        public double of(double value) {
            return Double.isNaN(value) ? 1 : 0;
        }
    };

    public abstract double of(double value);
}
