//! `celun outline`.
use super::{Home, err, out};
use serde_json::json;

const PAGE: &str = "首页 > 公开\n甲县关于读书活动的报告\n发布时间：2020-01-02\n去年，甲县开展了读书活动，成效明显。\n\
    一、主要做法\n（一）建好书屋。每村一间。\n(二)办好讲座。一是请专家讲。二是请村民讲。\n二、存在不足\n书还不多。\n附件：1.书目\n2.名单\n";

#[test]
fn a_document_gives_its_outline() {
    let expected = json!({"schema": "celun.outline/1", "title": "甲县关于读书活动的报告", "points": [
        {"id": "1", "text": "主要做法", "depth": 1, "children": [
            {"id": "1.1", "text": "建好书屋", "depth": 2, "children": []},
            {"id": "1.2", "text": "办好讲座", "depth": 2, "children": [
                {"id": "1.2.1", "text": "请专家讲", "depth": 3, "children": []},
                {"id": "1.2.2", "text": "请村民讲", "depth": 3, "children": []}]}]},
        {"id": "2", "text": "存在不足", "depth": 1, "children": []}]});
    assert_eq!(Home::new().json(&["outline", "-"], PAGE), expected);
}

#[test]
fn what_is_printed_is_an_outline_again() {
    let home = Home::new();
    let first = out(&home.run(&["outline", "-"], PAGE.as_bytes()));
    assert_eq!(
        first,
        "# 甲县关于读书活动的报告\n一、主要做法\n  （一）建好书屋\n  （二）办好讲座\n    1.请专家讲\n    2.请村民讲\n二、存在不足\n"
    );
    assert_eq!(out(&home.run(&["outline", "-"], first.as_bytes())), first);
}

#[test]
fn a_text_without_headings_says_so() {
    let output = Home::new().run(&["outline", "-"], "随便写的一段话，没有编号。".as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(err(&output), "celun: -：没有找到编号或标题，提不出提纲\n");
}
