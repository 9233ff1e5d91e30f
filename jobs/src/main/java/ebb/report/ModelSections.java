package ebb.report;

/**
 * The sections about the models; null where there is nothing to tell.
 *
 * @param trust how the scores did on days they had not seen
 * @param watch whether they still hold
 * @param purchases the model of purchases to come
 * @param story what the model is and what it does not know
 */
public record ModelSections(ScoreTrust trust, Watch watch, PurchaseModel purchases, ModelStory story) {
    public static final ModelSections NONE = new ModelSections(null, null, null, null);
}
