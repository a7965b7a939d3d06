extension Trace {
    /// A timeline of the computations as SVG, with a lane for each worker and a bar for each task.
    ///
    /// Time runs to the right. The colour of a bar stands for the task's name; red marks failed
    /// tasks. Where tasks are too short to be seen, one bar stands for several. Pointing at a bar
    /// shows details. The picture has colours for light and for dark backgrounds.
    ///
    /// Takes O(tasks · log(tasks)) time.
    public var timelineSVG: String {
        Timeline(entries, lanes: namedLanes, until: now).svg
    }
}
