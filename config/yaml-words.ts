/** What is wrong with a YAML file's form, in Chinese; the library says it in English. */
import type { ErrorCode } from 'yaml'

export const yamlWords: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: '引用（*）前不能有锚点或标签',
  BAD_ALIAS: '锚点（&）或引用（*）的名称不对',
  BAD_COLLECTION_TYPE: '标签与后面的内容不是一类',
  BAD_DIRECTIVE: '% 开头的指令不对',
  BAD_DQ_ESCAPE: '双引号里有不认识的 \\ 转义',
  BAD_INDENT: '缩进不对；同一级要对齐',
  BAD_PROP_ORDER: '锚点或标签的位置不对',
  BAD_SCALAR_START: '值不能以这个符号开头；请加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号，或换行的位置不对',
  BLOCK_IN_FLOW: '方括号或花括号里不能用分行的写法',
  DUPLICATE_KEY: '同一项设置写了两次',
  IMPOSSIBLE: '无法识别的内容',
  KEY_OVER_1024_CHARS: '设置的名称太长',
  MISSING_CHAR: '缺少符号，例如冒号、空格、引号或右括号',
  MULTILINE_IMPLICIT_KEY: '设置的名称不能跨行；可能少了冒号',
  MULTIPLE_ANCHORS: '一个值只能有一个锚点',
  MULTIPLE_DOCS: '一个文件里只能有一份内容；请去掉 ---',
  MULTIPLE_TAGS: '一个值只能有一个标签',
  NON_STRING_KEY: '设置的名称应为文字',
  RESOURCE_EXHAUSTION: '嵌套太深',
  TAB_AS_INDENT: '缩进用了制表符；请改用空格',
  TAG_RESOLVE_FAILED: '不认识的标签',
  UNEXPECTED_TOKEN: '这里有多余的符号',
}
