extension Trace {
    /// A picture of the computations as SVG: a lane a worker, and on it a bar a task.
    ///
    /// Time runs to the right. Bars have the colours of their tasks' names, and failed ones are
    /// red. Where tasks are too short to be seen one by one, a bar stands for several. Pointing at
    /// a bar shows what it is. The picture has colours for light and for dark surroundings.
    ///
    /// Takes time in O(tasks · log(tasks)).
    public var timelineSVG: String {
        Timeline(entries, lanes: namedLanes, until: now).svg
    }
}
