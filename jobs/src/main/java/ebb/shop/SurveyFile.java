package ebb.shop;

import ebb.input.SurveyAnswer;
import ebb.schema.SurveysTable;
import java.sql.Timestamp;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Answers to a satisfaction survey that goes out after some visits; the unhappy answer lower, though not always. */
final class SurveyFile implements ShopFile {
    @Override
    public String name() {
        return "surveys";
    }

    @Override
    public StructType columns() {
        return new StructType()
                .add(SurveysTable.CUSTOMER_ID, "string")
                .add(SurveysTable.ANSWERED_AT, "timestamp")
                .add(SurveysTable.SATISFACTION, "int")
                .add(SurveysTable.BUY_AGAIN, "int")
                .add(SurveysTable.RECOMMEND, "int");
    }

    @Override
    public void rows(CustomerLife life, Consumer<Row> rows) {
        RandomDraws dice = life.dice(RandomDraws.Purpose.SURVEYS);
        RandomDraws intentions = life.dice(RandomDraws.Purpose.INTENTIONS);
        for (Visit visit : life.visits()) {
            boolean failed = visit.failed() || life.isUnhappyOn(visit.day());
            if (!dice.chance(failed ? .12 : .035)) {
                continue;
            }
            int satisfaction =
                    1 + (failed ? dice.weighted(.3, .35, .2, .1, .05) : dice.weighted(.02, .05, .18, .45, .3));
            int day = Math.min(life.settings.endDay(), visit.day() + dice.between(1, 5));
            Timestamp at = PurchaseFile.at(day, dice.between(30_000, 70_000));
            rows.accept(RowFactory.create(
                    life.id, at, satisfaction, near(satisfaction, intentions), near(satisfaction, intentions)));
        }
    }

    /** As satisfied, or a step off. */
    private static int near(int satisfaction, RandomDraws dice) {
        return Math.max(SurveyAnswer.LEAST, Math.min(SurveyAnswer.MOST, satisfaction + dice.between(-1, 1)));
    }
}
