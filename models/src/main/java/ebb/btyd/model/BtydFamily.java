package ebb.btyd.model;

import java.io.Serializable;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;

/** A buy-till-you-die model before its parameters are known. */
public interface BtydFamily extends Serializable {

    /** Name as in the conf and in the model card: {@code bg-nbd}. */
    String name();

    List<Parameter> parameters();

    BtydModel model(double[] parameters);

    LogLikelihoodFactory likelihood();

    /** Parameters to start the search from; rates in units of the mean age. */
    List<double[]> starts();

    /** Draws one customer: the ages at the repeat purchases up to {@code horizon}, in order. */
    double[] draw(double[] parameters, double horizon, RandomDataGenerator random);

    /** Purchases of one customer come at Erlang-k intervals: 1 is no rhythm at all, and the higher the more regular. */
    default int regularity() {
        return 1;
    }

    /** Builds the likelihood of a base of customers. */
    interface LogLikelihoodFactory extends Serializable {
        LogLikelihood of(GroupedSummaries customers);
    }

    /**
     * One parameter of a family.
     *
     * @param name as in the papers
     * @param role what a customer's covariates do to it, and whether it is a time
     */
    record Parameter(String name, Role role) implements Serializable {}

    /** What a parameter stands for. */
    enum Role {
        /** A number without unit that covariates leave alone. */
        SHAPE(0, 0),
        /** A time over which purchases come: a covariate that speeds purchases up divides it. */
        PURCHASE_TIME(-1, 0),
        /** A time over which customers drop out: a covariate that speeds dropping out up divides it. */
        DROPOUT_TIME(0, -1),
        /** A number without unit that a covariate of dropping out multiplies. */
        DROPOUT_SHAPE(0, 1);

        public final int purchaseSign;
        public final int dropoutSign;

        Role(int purchaseSign, int dropoutSign) {
            this.purchaseSign = purchaseSign;
            this.dropoutSign = dropoutSign;
        }

        public boolean isTime() {
            return this == PURCHASE_TIME || this == DROPOUT_TIME;
        }
    }
}
