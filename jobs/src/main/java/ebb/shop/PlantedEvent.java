package ebb.shop;

/**
 * One planted event of a customer.
 *
 * @param beganDay when it began to show in what is bought
 * @param day the event itself
 * @param untilDay when it is over; the event's day where it leaves no end
 * @param category the habit it touches; null: none in particular
 */
record PlantedEvent(EventKind kind, int beganDay, int day, int untilDay, Category category) {
    static PlantedEvent of(EventKind kind, int day, Category category) {
        return new PlantedEvent(kind, day, day, day, category);
    }
}
