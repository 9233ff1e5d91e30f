package ebb.feature;

import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import java.io.Serializable;

/**
 * What the features of a population are to speak about, and with which model.
 *
 * @param horizonDays length of the outcome window
 * @param lifetime buy-till-you-die model of purchases to come
 */
public record PopulationTerms(int horizonDays, BtydFamily lifetime) implements Serializable {

    /** With the model used where none was chosen. */
    public static PopulationTerms of(int horizonDays) {
        return new PopulationTerms(horizonDays, BtydFamilyCatalogue.USUAL);
    }
}
